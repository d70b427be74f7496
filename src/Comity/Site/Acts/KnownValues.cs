using System.Globalization;
using Comity.Forum.Commitments;
using Comity.Site.Widgets;

namespace Comity.Site.Acts;

/// <summary>Values that the registers know for a field of an act: offered, never asked for.</summary>
/// <param name="picture">The registers.</param>
/// <param name="rights">Who fills in the form.</param>
/// <param name="language">The reader's language.</param>
public sealed class KnownValues(Picture picture, Rights rights, Language language)
{
    private const int Most = 300;

    /// <summary>The values for a field, by its name; none where anything may be typed.</summary>
    public IReadOnlyList<Choice> For(string field) =>
    [
        .. (field.Split('[')[0].Split('.')[^1] switch
        {
            "participant" or "for" or "groups" or "author" or "speaksFor" or "present" => picture.Members.Participants.All.Values.Where(one => one.Until is null).Select(one => new Choice(one.Code, one.NameIn(language.Code))),
            "text" => picture.Texts.Texts.Values.Select(one => new Choice(one.Act.Text, one.Act.Title)),
            "meeting" => picture.Forum.Meetings.All.Values.Where(one => one.IsAlive).Select(one => new Choice(one.Id, one.Act.Title)),
            "seat" => picture.Forum.Chair.Seats.Values.Where(one => one.IsOpen).Select(one => new Choice(one.Id, one.Act.Title)),
            "document" => picture.Forum.Documents.All.Values.Where(one => one.Withdrawn is null).Select(one => new Choice(one.Id, one.Name)),
            "proposal" => picture.Forum.Documents.Proposals.Values.Where(one => !one.IsWithdrawn && rights.Capacities.Contains(one.Participant))
                .Select(one => new Choice(one.Position.ToString(CultureInfo.InvariantCulture), $"{one.Act.Document} {one.Act.Paragraph}")),
            "lot" => picture.Record.Lots.Lots.Values.Where(one => one.Drawn is null).Select(one => new Choice(one.Act.Lot, one.Act.Purpose)),
            "consultation" => picture.Consultations.All.Values.Where(one => one.Closed is null).Select(one => new Choice(one.Act.Consultation, one.Act.Title)),
            "silence" => picture.Forum.Silence.All.Values.OrderBy(one => one.Status).ThenByDescending(one => one.Position).Select(one => new Choice(one.Id, one.Act.Title)),
            "decision" => picture.Forum.Decisions.All.Values.OrderBy(one => one.Status).ThenByDescending(one => one.Position).Select(one => new Choice(one.Id, one.Act.Title)),
            "notice" => picture.Forum.Notices.All.Values.Where(one => rights.Capacities.Any(one.WaitsFor)).Reverse()
                .Select(one => new Choice(one.Position.ToString(CultureInfo.InvariantCulture), ActWords.Title(Texts.In(language), Comity.Record.Entries.ActName.Of(one.Act)))),
            "position" => picture.Record.Received.Acts.Values.Where(one => one.IsOpen && rights.Capacities.Contains(one.Act.For))
                .Select(one => new Choice(one.Position.ToString(CultureInfo.InvariantCulture), one.Act.Reference)),
            "commitment" => picture.Forum.Commitments.All.Values.Where(one => one.Status == CommitmentStatus.InForce).Select(one => new Choice(one.Id, one.Act.Title)),
            "measure" => MeasureCatalogue.Sets.SelectMany(set => set.Measures).Select(measure => new Choice(measure.Id, measure.Says)),
            "disclosure" => picture.Forum.Commitments.Disclosures.Values.Where(one => one is { Opened: null, Act.Layer: DisclosureLayer.Sealed }).Select(one => new Choice(one.Act.Disclosure, one.Act.Title)),
            "key" when rights.Person is { } person => picture.Record.Keys.Of(person).Where(one => one.Revoked is null).Select(one => new Choice(one.Id, one.Id)),
            "book" or "before" or "after" => picture.Texts.Models.Values.Select(one => new Choice(one.Act.Book.Text, one.Act.Title)),
            "acts" or "act" => Process.Acts.Where(kind => kind.IsForPersons).Select(kind => new Choice(kind.Kind, ActWords.Title(Texts.In(language), kind.Name))),
            "group" => picture.Members.Participants.All.Values.Select(one => one.Group).OfType<string>().Distinct().Select(group => new Choice(group, group)),
            "language" => Language.All.Where(one => !one.IsPseudo).Select(one => new Choice(one.Code, one.Name)),
            _ => Enumerable.Empty<Choice>(),
        }).Take(Most),
    ];
}
