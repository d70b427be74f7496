
namespace Comity.Record.Entries;

/// <summary>What somebody sees: readers of equal sight see the same, so that what is made for one of them may be kept for all.</summary>
/// <param name="Reads">The classes.</param>
/// <param name="TakesPart">Whether it is somebody in the process, for whom things of limited distribution are.</param>
public sealed record Sight(Reads Reads, bool TakesPart)
{
    /// <summary>Everything.</summary>
    public static Sight Everything { get; } = new(Reads.Everything, true);

    /// <summary>The consultations whose audience the reader is not in, each with a comma behind it.</summary>
    public string Without { get; init; } = "";

    /// <summary>Whether it sees consultations: whoever takes part or reads the record does, but for those of an audience in which they are not.</summary>
    public bool SeesConsultations => TakesPart || Sees(ThingClass.Record);

    /// <summary>Whether it does not see a consultation, whatever classes it sees.</summary>
    public bool Hides(string consultation) => Without.Length > 0 && $",{Without}".Contains($",{consultation},", StringComparison.Ordinal);

    /// <summary>Whether it sees a class of things.</summary>
    public bool Sees(ThingClass one) => Reads.Has(one);
}
