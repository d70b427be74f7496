using System.Collections.Immutable;
using Comity.Forum.Carrying;
using Comity.Norms.Figures;
using Comity.Record.Entries;
using Comity.Record.Files;
using Comity.Record.Json;
using Comity.Record.Received;

namespace Comity;

/// <summary>Which files an act names by their hash and for what, and which files these name in their turn: the types of the fields say it, and the tables where
/// a type cannot.</summary>
public static class ActFiles
{
    /// <summary>The files that an act names. Those of a received act are named by the entry that holds it, each as its sender's.</summary>
    public static IEnumerable<NamedFile> Of(Act act)
    {
        var own = References.Files(act).Select(field => Named(act, field)).OfType<NamedFile>();
        return Effect.Lifted(act) switch
        {
            EnterReceived received => own.Concat(Of(received.Act).Select(file => Inside(received, file))),
            _ when act is ICarriesActs { Carries: { IsDefaultOrEmpty: false } carried } => own.Concat(OfCarried(carried)),
            _ => own,
        };
    }

    /// <summary>The files that an act names that took effect, with those of the acts that it carries: whoever reads it reads them.</summary>
    public static IEnumerable<NamedFile> Of(Effect effect) =>
        effect.Carries.IsEmpty || effect.Act is ICarriesActs ? Of(effect.Act) : Of(effect.Act).Concat(OfCarried(effect.Carries));

    /// <summary>The files that a file names, each with its path there: for a book's listing its documents, and the listing of the book that it
    /// extends.</summary>
    public static IEnumerable<(NamedFile File, string Path)> Within(NamedFile file, ReadOnlySpan<byte> bytes)
    {
        if (file.Use != FileUse.Listing || Listing(bytes) is not { } listing)
            return [];
        var parts = listing.Files.Select(one => (file with { Hash = one.Hash, Use = FileUse.Part }, one.Path));
        return listing.Extends is { } extends ? parts.Append((file with { Hash = extends }, "extends")) : parts;
    }

    private static IEnumerable<NamedFile> OfCarried(ImmutableArray<Act> carried) => carried.Index()
        .SelectMany(one => Of(one.Item).Select(file => file with { Place = $"{CarryingRules.Place(one.Index)}.{file.Place}" }));

    private static NamedFile? Named(Act act, NameInAct field)
    {
        var (kind, file) = (Process.KindOf(act), (FileName)field.Value);
        var name = field.Place.Split('[', '.')[0];
        var terms = kind.Files.Select(of => of(act, name)).LastOrDefault(said => said is not null) ?? new(file.Use);
        return terms.Use is { } use ? new NamedFile(file, use, kind.Kind, field.Place) { Author = terms.Author } : null;
    }

    private static NamedFile Inside(EnterReceived received, NamedFile file) =>
        file with { Place = NamedFile.Inside + file.Place, Author = received.For, IsReceived = true };

    private static BookListing? Listing(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return BookListing.Read(bytes);
        }
        catch (JsonProblem)
        {
            return null;
        }
    }
}
