using Microsoft.AspNetCore.Components;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Words;
using ThreatRegister.Web.Layout;

namespace ThreatRegister.Web.Forms;

/// <summary>One member of a command in a form.</summary>
public abstract class Field : PageComponent
{
    [Parameter]
    [EditorRequired]
    public FormModel Form { get; set; } = null!;

    [Parameter]
    [EditorRequired]
    public MemberShape Shape { get; set; } = null!;

    /// <summary>The object that it is a member of; empty: the command itself.</summary>
    [Parameter]
    public string Within { get; set; } = "";

    /// <summary>Null: the words of the member's name.</summary>
    [Parameter]
    public string? Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is counted, where it is said beside a quantity.</summary>
    [Parameter]
    public string? Counted { get; set; }

    [Parameter]
    public bool Focus { get; set; }

    protected string Path => CommandForm.Join(Within, Shape.Name);

    protected string Element => FormModel.ElementOf(Path);

    protected string Head => Label ?? Form.Labels.GetValueOrDefault(Path)?.In(Page.Language) ?? PersonalHead ?? Capital(Called);

    /// <summary>What is kept encrypted has two parts: whose data it is, and the data.</summary>
    protected bool IsWhose => Shape is { IsPersonal: true, Name: "subject" };

    /// <summary>As it is called in this command.</summary>
    private string Called => (EntryWords.LabelOf(Form.Command, Path) is { } words ? words.In(Page.Language) : null) ?? FieldWords.Of(Shape.Name, Page.Language);

    /// <summary>An id that may be left blank is no place to write what the record is about.</summary>
    protected string MadeHead => Page.Say($"mã {Called}", $"id of the {Called}");

    private string? PersonalHead => Shape switch
    {
        { IsPersonal: true, Name: "subject" } => Page.Say("Mã của người này", "Code of this person"),
        { IsPersonal: true, Name: "value" } => Page.Say("Họ tên, liên hệ, nội dung", "Name, contact, what there is to say"),
        _ => null,
    };

    protected string? Fault => Form.FaultOf(Path)?.In(Page.Language);

    protected string? Value => Form.Value(Path);

    protected string? Invalid => Fault is null ? null : "true";

    /// <summary>It was left empty: said until something is written into it.</summary>
    protected string? Needed => Form.FaultOf(Path) == FormTexts.Missing ? "" : null;

    /// <summary>What is said of the field: help, what stands now, what is wrong.</summary>
    protected string? Described
    {
        get
        {
            string?[] parts = [HintText is null ? null : Element + "-hint", NowText is null ? null : Element + "-now", Fault is null ? null : Element + "-fault"];
            return parts.Any(part => part is not null) ? string.Join(' ', parts.Where(part => part is not null)) : null;
        }
    }

    protected virtual string? HintText => Hint;

    /// <summary>What stands in the register, of a field that corrects it.</summary>
    protected string? NowText => Form.IsLeft(Path) ? null : Form.Now.GetValueOrDefault(Path);
}
