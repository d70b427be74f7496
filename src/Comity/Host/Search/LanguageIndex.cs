using Comity.Acts.Entries;
using Comity.Acts.Search;
using Comity.Kit;
using Comity.Kit.Search;
using Comity.Members.Participants;
using Comity.Storage;

namespace Comity.Host.Search;

/// <summary>What readers who see the same can find in one language. It is asked by one thread at a time.</summary>
/// <param name="language">The language.</param>
/// <param name="pages">The site's own pages.</param>
/// <param name="isAnswered">Whether this server answers an address: a desk has no accounts.</param>
internal sealed class LanguageIndex(Language language, IEnumerable<PublicPage> pages, Predicate<string> isAnswered)
{
    private readonly Dictionary<Type, Made> made = [];
    private readonly WordIndex entries = new();
    private long size;

    /// <summary>The site's own pages.</summary>
    public WordIndex Pages { get; } = WordIndex.Of(PublicPages.In(language, pages).Where(page => isAnswered(page.Address)));

    /// <summary>An index for each kind of things in a picture. It is made again only where the register of the things is another object than before, or the
    /// participants are, whose names stand in the titles of notices and received acts.</summary>
    public IEnumerable<WordIndex> Things(Picture picture)
    {
        foreach (var naming in NamedThings.Kinds)
        {
            var (register, participants) = (naming.Register(picture), picture.Members.Participants);
            if (!made.TryGetValue(naming.Type, out var known) || !known.IsOf(register, participants))
                made[naming.Type] = known = new(WordIndex.Of(NamedThings.Of(naming, picture, language)), register, participants);
            yield return known.Index;
        }
    }

    /// <summary>The record up to a view; nothing where the reader does not read it.</summary>
    public WordIndex Entries(EntryIndex all, RecordView view)
    {
        if (size < view.Size)
        {
            entries.Add(all.From(size, view).Select(entry => NamedThings.Of(entry, view.Picture, language)));
            size = view.Size;
        }

        return entries;
    }

    private sealed record Made(WordIndex Index, object Register, ParticipantsRegister Participants)
    {
        public bool IsOf(object register, ParticipantsRegister participants) =>
            ReferenceEquals(Register, register) && ReferenceEquals(Participants, participants);
    }
}
