using System.Text.Json.Nodes;
using Shouldly;
using ThreatRegister.Application.Commands;
using ThreatRegister.Application.Entry;
using ThreatRegister.Application.Events;
using ThreatRegister.Application.Queries;
using ThreatRegister.Domain;
using ThreatRegister.Domain.Incidents;
using ThreatRegister.Domain.Indicators;
using ThreatRegister.Domain.Shares;
using Xunit;

namespace ThreatRegister.Tests.Application_Specs.Entry;

/// <summary>Which members name agencies is said once: forms offer names there, and new names are looked for there.</summary>
public sealed class Members_that_name_agencies
{
    /// <summary>Every text of a name that means an agency somewhere: where it means none is listed here.</summary>
    [Fact]
    public void Are_all_that_are_called_so_but_these()
    {
        var texts = new HashSet<(Type, string)>();
        var seen = new HashSet<Type>();
        foreach (var type in CommandCatalogue.Names.Select(CommandCatalogue.TypeOf).Concat(EventCatalogue.Default.Kinds.Select(kind => kind.Type))) Reach(type);
        var covered = AgencyMembers.All.ToHashSet();
        var called = covered.Select(member => member.Member).Append("owner").ToHashSet(StringComparer.Ordinal);

        covered.Except(texts).ShouldBeEmpty("each is a text that a command or an event has");
        texts.Except(covered).Where(member => called.Contains(member.Item2)).Select(member => $"{member.Item1.Name}.{member.Item2}").Order(StringComparer.Ordinal).ShouldBe(
        [
            "ApproveReview.by", "DraftReviewSection.by", "HandOverShift.from", "HandOverShift.to", "IndicatorFigure.unit", "ReviewApproved.by", "ReviewSectionDrafted.by",
            "ReviewSubmitted.by", "ShiftHandedOver.from", "ShiftHandedOver.to", "ShiftTakenOver.by", "SubmitReview.by", "TakeOverShift.by", "Victim.owner",
        ]);

        void Reach(Type type)
        {
            if (!seen.Add(type)) return;

            foreach (var property in JsonForms.Plain.GetTypeInfo(type).Properties)
            {
                var held = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                if (held.IsGenericType && held.GetGenericTypeDefinition() == typeof(Items<>)) held = held.GetGenericArguments()[0];
                if (held == typeof(string)) texts.Add((property.DeclaringType, property.Name));
                else Reach(held);
            }
        }
    }

    [Fact]
    public void Are_the_same_to_a_form()
    {
        CommandShape.Of("share-information").Single(member => member.Name is "to").Element!.NamesAgency.ShouldBeTrue();
        CommandShape.Of("observe-indicator").Single(member => member.Name is "figure").Members.Single(member => member.Name is "unit").NamesAgency.ShouldBeFalse();
        CommandShape.Of("submit-review").Single(member => member.Name is "by").NamesAgency.ShouldBeFalse();
    }

    [Fact]
    public void Are_read_where_they_stand_in_an_event()
    {
        var shared = new JsonObject { ["from"] = "Bộ Công an", ["to"] = new JsonArray("Bộ Y tế", "bo-quoc-phong") };
        var observed = new JsonObject { ["figure"] = new JsonObject { ["value"] = 5, ["unit"] = "triệu USD" } };
        var reported = new JsonObject
        {
            ["place"] = new JsonObject { ["country"] = "VN", ["name"] = "Quảng Nihn" },
            ["victim"] = new JsonObject { ["owner"] = "Công ty Sao Mai" },
            ["responses"] = new JsonArray(new JsonObject { ["by"] = "Bộ đội Biên phòng" }),
        };

        NewNames.Read(typeof(InformationShared), shared).Agencies.ShouldBe(["Bộ Công an", "Bộ Y tế"]);
        NewNames.Read(typeof(IndicatorObserved), observed).Agencies.ShouldBeEmpty();
        var (agencies, places) = NewNames.Read(typeof(IncidentReported), reported);
        agencies.ShouldBe(["Bộ đội Biên phòng"]);
        places.ShouldBe(["Quảng Nihn"]);
    }
}
