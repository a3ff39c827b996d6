using Shouldly;
using ThreatRegister.Application.Words;

namespace ThreatRegister.Tests.Application_Specs.Words;

/// <summary>What was chosen in a form is told again in the words of the form.</summary>
public sealed class What_a_choice_is_called
{
    [Theory]
    [InlineData("kind", "periodic", "định kỳ", "periodic")]
    [InlineData("terms.marking", "amber-strict", "TLP:AMBER+STRICT", "TLP:AMBER+STRICT")]
    [InlineData("outcome", "near-miss", "suýt xảy ra", "near miss")]
    public void Is_said_as_the_form_offers_it(string field, string code, string vietnamese, string english)
    {
        ChoiceWords.Of(field, code, "vi").ShouldBe(vietnamese);
        ChoiceWords.Of(field, code, "en").ShouldBe(english);
    }

    [Theory]
    [InlineData("title", "periodic")]
    [InlineData("kind", "Sự cố ở trạm bơm")]
    [InlineData("no.such", "open")]
    public void Is_left_as_it_is_where_it_is_no_choice(string field, string text) => ChoiceWords.Of(field, text, "vi").ShouldBe(text);
}
