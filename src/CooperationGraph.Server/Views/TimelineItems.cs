using System.Text.Json;
using CooperationGraph.Graph;
using CooperationGraph.Server.Pages;
using CooperationGraph.Server.Pictures;
using CooperationGraph.Time;

namespace CooperationGraph.Server.Views;

/// <summary>A row of the timeline, the rows of the table with the same dates, and who says so.</summary>
internal sealed record TimelineItem(TimelineRow Row, IReadOnlyList<IReadOnlyList<string?>> Table, IReadOnlyList<JsonElement> Citations);

/// <summary>What the answer to <c>timeline.graphql</c> becomes, each row a thing with its dates.</summary>
internal static class TimelineItems
{
    private static readonly Dictionary<MarkKind, string> Events = new()
    {
        [MarkKind.Signed] = "signed",
        [MarkKind.InForce] = "in force",
        [MarkKind.Ended] = "ended",
        [MarkKind.Meeting] = "met",
        [MarkKind.Begun] = "begun",
        [MarkKind.Completed] = "completed",
    };

    /// <returns>Agreements, mechanisms with their meetings, projects: each by their first date, those without one last.</returns>
    public static IEnumerable<TimelineItem> Of(JsonElement country, TimelineChoice choice) =>
    [
        .. Sorted(Page(country, "agreements").List("edges").Select(edge => OfAgreement(country, edge))),
        .. Sorted(country.List("participations").GroupBy(each => each.Text("mechanism", "id")).Select(each => (Mechanism: each.First().GetProperty("mechanism"), Spells: each.ToList()))
            .Select(each => (each.Mechanism, Meetings: Page(each.Mechanism, "meetings").List("nodes").Where(meeting => each.Spells.Exists(spell => MayHaveMet(spell, country, meeting)) && MayHaveBeenThere(each.Mechanism, choice.With, meeting)).ToList()))
            .Where(each => each.Meetings.Count > 0).Select(each => OfMechanism(each.Mechanism, each.Meetings))),
        .. Sorted(Page(country, "projects").List("nodes").Select(OfProject)),
    ];

    private static JsonElement Page(JsonElement node, string list) => node.TryGetProperty(list, out var page) ? page : default;

    private static IEnumerable<TimelineItem> Sorted(IEnumerable<TimelineItem> items) =>
        items.OrderBy(item => item.Row.Marks.Count == 0).ThenBy(item => item.Row.Marks.Select(mark => mark.On).DefaultIfEmpty().Min()).ThenBy(item => item.Row.Label, StringComparer.Ordinal);

    private static TimelineItem OfAgreement(JsonElement country, JsonElement edge)
    {
        var agreement = edge.GetProperty("node");
        var (signed, inForce, ended) = DatesFor(country, edge, agreement);
        var (from, to) = (DateOf(agreement, "periodFrom"), DateOf(agreement, "periodTo"));
        var status = edge.GetProperty("status");
        var lasts = !status.Is("state", AgreementState.Ended) && !status.Is("state", AgreementState.Cancelled);
        List<TimelineSpan> spans = [];
        if (signed is { } since && ((inForce ?? ended) is not null || lasts)) spans.Add(new(SpanKind.Signed, since, inForce ?? ended));
        if (inForce is { } entry && (ended is not null || lasts)) spans.Add(new(SpanKind.InForce, entry, ended));
        if (from is { } begin && to is not null) spans.Add(new(SpanKind.Planned, begin, to));
        var dates = new List<(string, PartialDate)>();
        if (from is { } planned) dates.Add(("planned from", planned));
        if (to is { } end) dates.Add(("planned to", end));
        return ItemOf("Agreements", agreement, Words.OfWord(agreement.Text("type")!), spans, [.. Mark(MarkKind.Signed, signed), .. Mark(MarkKind.InForce, inForce), .. Mark(MarkKind.Ended, ended)], dates, lasts || ended is not null ? "" : "; it has ended, on a day that is not known");
    }

    // What the country did itself, such as a later ratification or a withdrawal, or its group for it, comes before what holds of the agreement: of that, a signatory has signed alone,
    // and whoever joined later did not sign (PartyTerms).
    private static (PartialDate? Signed, PartialDate? InForce, PartialDate? Ended) DatesFor(JsonElement country, JsonElement edge, JsonElement agreement)
    {
        var rows = agreement.List("parties").ToList();
        var own = rows.Find(party => party.Text("party", "id") == country.Text("id")) is { ValueKind: JsonValueKind.Object } row ? row : rows.Find(party => party.Text("party", "id") == edge.Text("through", "id"));
        var (isParty, began) = (edge.Is("role", PartyRole.Party), DateOf(agreement, "inForceOn"));
        var signed = DateOf(own, "signedOn") ?? (isParty || edge.Is("role", PartyRole.Signatory) ? DateOf(agreement, "signedOn") : null);
        // Nobody is bound before ratifying or signing.
        PartialDate? late = new[] { DateOf(own, "ratifiedOn"), DateOf(own, "signedOn") }.OfType<PartialDate>().Where(date => date.First > began?.Last).OrderBy(date => date).Select(date => (PartialDate?)date.OrLater).LastOrDefault();
        return (signed, DateOf(own, "inForceOn") ?? (isParty ? late ?? began : null), Earlier(Earlier(DateOf(own, "withdrawnOn"), DateOf(country, "dissolvedOn")), DateOf(agreement, "terminatedOn")));
    }

    private static TimelineItem OfProject(JsonElement project)
    {
        var (begun, completed) = (DateOf(project, "constructionStart"), DateOf(project, "completedOn"));
        List<TimelineSpan> spans = begun is { } since && (completed is not null || project.Is("status", ProjectStatus.UnderConstruction) || project.Is("status", ProjectStatus.UnderConstructionDelayed)) ? [new(SpanKind.Building, since, completed)] : [];
        return ItemOf("Projects", project, group: null, spans, [.. Mark(MarkKind.Begun, begun), .. Mark(MarkKind.Completed, completed)], [], "");
    }

    // Not before it joined, nor after it left or ended.
    private static bool MayHaveMet(JsonElement participation, JsonElement participant, JsonElement meeting) =>
        DateOf(meeting, "startsOn") is not { } on
        || ((DateOf(participation, "validFrom") is not { } from || from.First <= on.Last)
            && (Earlier(DateOf(participation, "validTo"), DateOf(participant, "dissolvedOn")) is not { } to || on.First <= to.Last));

    private static bool MayHaveBeenThere(JsonElement mechanism, string? with, JsonElement meeting) =>
        with is null || mechanism.List("participations").Any(each => each.Text("participant", "code") == with && MayHaveMet(each, each.GetProperty("participant"), meeting));

    /// <param name="meetings">Those in which the country may have taken part, and the one on the other side.</param>
    private static TimelineItem OfMechanism(JsonElement mechanism, IReadOnlyList<JsonElement> meetings)
    {
        var read = Page(mechanism, "meetings").List("nodes").Count();
        meetings = [.. meetings.OrderBy(meeting => DateOf(meeting, "startsOn") ?? default)];
        var name = Words.NameOf(mechanism);
        // What was called off happened on no day.
        var dated = meetings.Where(meeting => DateOf(meeting, "startsOn") is not null && !IsOff(meeting)).ToList();
        var all = Page(mechanism, "meetings").GetProperty("totalCount").GetInt32();
        var title = $"{name}: {string.Join("; ", meetings.Select(meeting => $"{Words.NameOf(meeting)}, {(meeting.Text("startsOn") is { } on ? Words.OfDate(on) : "no date known")}{(IsOff(meeting) ? $" ({EventOf(meeting)})" : "")}"))}{(all > read ? $"; {all - read} earlier ones" : "")}";
        return new(
            new("Meetings of mechanisms that it takes part in", name, NodeAddress.Of(mechanism.Text("id")!), title, [], [.. dated.Select(meeting => new TimelineMark(MarkKind.Meeting, DateOf(meeting, "startsOn")!.Value))]),
            [.. meetings.Select(meeting => (IReadOnlyList<string?>)["meetings", meeting.Text("id"), Words.NameOf(meeting), IsOff(meeting) || meeting.Text("startsOn") is not null ? EventOf(meeting) : null, meeting.Text("startsOn"), name])],
            [.. meetings.SelectMany(meeting => meeting.List("citations"))]);
    }

    private static bool IsOff(JsonElement meeting) => meeting.Is("status", MeetingStatus.Postponed) || meeting.Is("status", MeetingStatus.Cancelled);

    private static string EventOf(JsonElement meeting) => IsOff(meeting) ? Words.OfWord(meeting.Text("status")!) : Events[MarkKind.Meeting];

    private static TimelineItem ItemOf(string section, JsonElement node, string? group, List<TimelineSpan> spans, List<TimelineMark> marks, List<(string Event, PartialDate On)> others, string rest)
    {
        var dates = marks.Select(mark => (Event: Events[mark.Kind], mark.On)).Concat(others).ToList();
        var name = Words.NameOf(node);
        var title = $"{name}: {(dates.Count == 0 ? "no date known" : string.Join(", ", dates.Select(date => $"{date.Event} {Words.OfDate(date.On.ToString())}")))}{rest}";
        return new(
            new(section, name, NodeAddress.Of(node.Text("id")!), title, spans, marks),
            [.. dates.Select(date => (date.Event, date.On.ToString())).DefaultIfEmpty((null!, null!)).Select(date => (IReadOnlyList<string?>)[section.ToLowerInvariant(), node.Text("id"), name, date.Item1, date.Item2, group])],
            [.. node.List("citations")]);
    }

    private static IEnumerable<TimelineMark> Mark(MarkKind kind, PartialDate? on) => on is { } date ? [new(kind, date)] : [];

    private static PartialDate? Earlier(PartialDate? left, PartialDate? right) => left is { } one && right is { } other ? PartialDate.EarlierOf(one, other) : left ?? right;

    private static PartialDate? DateOf(JsonElement row, string field) => PartialDate.TryParse(row.Text(field), out var date) ? date : null;
}
