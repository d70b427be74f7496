using System.Collections.Immutable;
using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Received;

namespace Comity.Acts.Words;

/// <summary>What an entry is about: everything that its act names, as `meeting:session-2` or `participant:KEN`, so that entries about one thing are found
/// together. It follows from the types of the fields.</summary>
public static class ActTopics
{
    /// <summary>The topic of a thing.</summary>
    public static string Of(string kind, string id) => $"{kind}:{id}";

    /// <summary>The topics of an entry.</summary>
    public static ImmutableArray<string> Of(Entry entry) => [.. Of(entry.Position, entry.Statement.Act, entry.Statement.As).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Of(long position, Act act, string capacity)
    {
        if (capacity is not (Capacity.Secretariat or Capacity.Chair or Capacity.Oneself or Capacity.Clock or Capacity.Server))
            yield return Of("participant", capacity);
        if (Effect.Lifted(act) is EnterReceived received)
        {
            yield return Of("received", FormattableString.Invariant($"{position}"));
            foreach (var topic in Of(position, received.Act, received.For))
                yield return topic;
        }

        var isAlone = true;
        if (act is PublishFigure figure && Consultation.OfFigure(figure.Figure) is { } consultation)
            yield return Of("consultation", consultation);
        foreach (var name in References.In(act, carries: false))
        {
            isAlone = false;
            yield return Of(References.KindOf(name.Value.GetType()), name.Value.Text);
        }

        // What names nothing, such as rules of procedure, is followed by what is of its kind.
        if (isAlone)
            yield return Of("act", ActName.KindOf(act));
    }
}
