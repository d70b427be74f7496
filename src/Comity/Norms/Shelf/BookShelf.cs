using System.Collections.Concurrent;
using System.Collections.Immutable;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Shelf;

/// <summary>
/// The books that the server offers. What a reader sees is one immutable picture; adding a book or the coming of a new day puts another in its place
/// and raises <see cref="Edition"/>, so that whoever keeps pages knows that they are old.
/// </summary>
public sealed class BookShelf
{
    /// <summary>The shipped books as of the day on which a shelf was made. They are read, and analysed when somebody asks, once a process, however
    /// many shelves it makes.</summary>
    private static readonly ConcurrentDictionary<DateOnly, Lazy<Picture>> Shipped = new();

    private readonly TimeProvider clock;
    private readonly Lock writing = new();
    private volatile Picture picture;

    /// <summary>A shelf with the books that come with the program.</summary>
    public BookShelf(TimeProvider clock)
    {
        this.clock = clock;
        picture = Shipped.GetOrAdd(Today, day => new(() => ShippedOn(day))).Value;
    }

    /// <summary>All books by id.</summary>
    public IEnumerable<ShelvedBook> All => Now.Books.Values;

    /// <summary>A number that rises with every change of what the shelf offers.</summary>
    public int Edition => Now.Edition;

    /// <summary>Grows whenever something that pages show of the books is another than before: a book, or what was computed of it.</summary>
    public long Changes() => (Edition * 100_000L) + All.Count(book => book.HasFindings) + All.Count(book => book.HasTurns);

    /// <summary>The book with this id, or null.</summary>
    public ShelvedBook? Find(string id) => Now.Books.GetValueOrDefault(id);

    /// <summary>The book with these files (<see cref="BookDigest"/>), or null.</summary>
    public ShelvedBook? FindHash(string hash) => All.FirstOrDefault(book => book.Hash == hash);

    /// <summary>Puts a book on the shelf, in the place of one with the same id. Books that extend it are read again.</summary>
    /// <param name="files">Its documents, path to text.</param>
    /// <param name="status">What it is to the process.</param>
    /// <returns>The book as it stands on the shelf; it may have problems.</returns>
    /// <exception cref="UserError">The book that it extends is not on the shelf.</exception>
    public ShelvedBook Add(IEnumerable<KeyValuePair<string, string>> files, BookStatus status)
    {
        lock (writing)
        {
            var old = Now;
            var book = Read(files.ToImmutableSortedDictionary(StringComparer.Ordinal), status, old);
            var books = old.Books.SetItem(book.Id, book);
            foreach (var above in old.Books.Values.Where(other => Extends(other, book.Id)).OrderBy(Depth))
                books = books.SetItem(above.Id, new(above.Files, above.Status, books[above.Base!.Id], old.Day));
            picture = new(old.Edition + 1, old.Day, books);
            return book;
        }
    }

    /// <summary>Offers the shipped books and the models of the record; a model takes the place of a shipped book with its id, and the last of several with one
    /// id counts.</summary>
    /// <param name="models">The models in the order of their entries: documents, path to text, and what each is to the process.</param>
    /// <param name="unreadable">Hears which of them cannot be read, and why: the others stand on the shelf.</param>
    public void Offer(
        IEnumerable<(ImmutableSortedDictionary<string, string> Files, BookStatus Status)> models,
        Action<ImmutableSortedDictionary<string, string>, Exception>? unreadable = null)
    {
        lock (writing)
        {
            var old = Now;
            var wanted = new Dictionary<string, (ImmutableSortedDictionary<string, string> Files, BookStatus Status)>(StringComparer.OrdinalIgnoreCase);
            foreach (var one in ShippedBooks.All.Select(files => (Files: files, Status: BookStatus.Shipped)).Concat(models))
                if (TryId(one.Files, old, unreadable) is { } id)
                    wanted[id] = one;
            var next = new Picture(old.Edition + 1, old.Day, old.Books.Clear());
            // A base stands on the shelf before the books that extend it; what extends nothing that is there is left out.
            for (var before = -1; before != next.Books.Count;)
            {
                before = next.Books.Count;
                foreach (var (id, one) in wanted.Where(one => !next.Books.ContainsKey(one.Key) && HasBase(one.Value.Files, next)).ToList())
                    if (TryKept(one.Files, one.Status, old, next, unreadable) is { } book)
                        next = next with { Books = next.Books.SetItem(id, book) };
                    else
                        wanted.Remove(id);
            }

            picture = next;
        }
    }

    /// <summary>Reads a book that is not to be offered, such as a draft, over the base that it names.</summary>
    /// <exception cref="UserError">The book that it extends is not on the shelf.</exception>
    public ShelvedBook Read(ImmutableSortedDictionary<string, string> files) => Read(files, BookStatus.Working, Now);

    /// <summary>Computes what is computed late, book by book.</summary>
    public void Warm(CancellationToken cancel)
    {
        foreach (var book in All)
        {
            cancel.ThrowIfCancellationRequested();
            book.Warm(cancel);
        }
    }

    /// <summary>A base ships before the books that extend it.</summary>
    private static Picture ShippedOn(DateOnly day) =>
        ShippedBooks.All.Aggregate(
            new Picture(0, day, ImmutableSortedDictionary.Create<string, ShelvedBook>(StringComparer.OrdinalIgnoreCase)),
            (among, files) => Read(files, BookStatus.Shipped, among) is var book ? new(among.Edition + 1, day, among.Books.SetItem(book.Id, book)) : among);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private Picture Now => picture is var now && now.Day == Today ? now : Turned();

    private Picture Turned()
    {
        lock (writing)
        {
            if (picture.Day == Today)
                return picture;
            var (old, day) = (picture, Today);
            var books = old.Books.Clear();
            foreach (var book in old.Books.Values.OrderBy(Depth))
                books = books.SetItem(book.Id, new(book.Files, book.Status, book.Base is null ? null : books[book.Base.Id], day));
            return picture = new(old.Edition + 1, day, books);
        }
    }

    private static int Depth(ShelvedBook book) => book.Base is null ? 0 : Depth(book.Base) + 1;

    private static bool Extends(ShelvedBook book, string id) => book.Base is { } basis && (basis.Id == id || Extends(basis, id));

    /// <summary>What a record holds is read guarded: a book that the program stumbles over must not stop a server.</summary>
    private static ShelvedBook? TryKept(
        ImmutableSortedDictionary<string, string> files, BookStatus status, Picture old, Picture among,
        Action<ImmutableSortedDictionary<string, string>, Exception>? unreadable)
    {
        try
        {
            return Kept(files, status, old, among);
        }
        catch (Exception problem) when (unreadable is not null && problem is not OutOfMemoryException)
        {
            unreadable(files, problem);
            return null;
        }
    }

    private static string? TryId(
        ImmutableSortedDictionary<string, string> files, Picture among, Action<ImmutableSortedDictionary<string, string>, Exception>? unreadable)
    {
        try
        {
            return IdOf(files, among);
        }
        catch (Exception problem) when (unreadable is not null && problem is not OutOfMemoryException)
        {
            unreadable(files, problem);
            return null;
        }
    }

    /// <summary>The book as it stood there, when nothing of it has changed: what was computed of it stays.</summary>
    private static ShelvedBook Kept(ImmutableSortedDictionary<string, string> files, BookStatus status, Picture old, Picture among)
    {
        var there = old.Books.Values.FirstOrDefault(book => book.Hash == BookDigest.Of(files));
        return there is not null && (there.Base is null || ReferenceEquals(there.Base.Book, among.Books.GetValueOrDefault(there.Base.Id)?.Book))
            ? there.As(status)
            : Read(files, status, among);
    }

    private static string IdOf(ImmutableSortedDictionary<string, string> files, Picture among) =>
        among.Books.Values.FirstOrDefault(book => book.Hash == BookDigest.Of(files))?.Id ?? HeaderOf(files)?.Id ?? BookDigest.Of(files)[..12];

    private static bool HasBase(ImmutableSortedDictionary<string, string> files, Picture among) =>
        BaseOf(files) is not { } basis || among.Books.ContainsKey(basis.Id);

    private static ShelvedBook Read(ImmutableSortedDictionary<string, string> files, BookStatus status, Picture among)
    {
        if (BaseOf(files) is not { } extends)
            return new(files, status, null, among.Day);
        var basis = among.Books.GetValueOrDefault(extends.Id)
            ?? throw new UserError(
                $"The book extends `{extends.Written}`, and no book `{extends.Id}` is on the shelf. Name one that is, or leave `extends` out.",
                extends.Place.ToString());
        return new(files, status, basis, among.Day);
    }

    private static (string Id, string Written, Place Place)? BaseOf(ImmutableSortedDictionary<string, string> files) =>
        HeaderOf(files)?.Properties.FirstOrDefault(property => property.Kind == PropertyKind.Extends) is { Text.Length: > 0 } extends
            ? (extends.Text.TrimEnd('/').Split('/')[^1], extends.Text, extends.Place)
            : null;

    /// <summary>Only documents that have the word are read: a book has one header, and much else.</summary>
    private static BookItem? HeaderOf(ImmutableSortedDictionary<string, string> files) => BookText
        .Read(files.Where(file => MayHaveHeader(file.Value)).Select(file => new SourceFile(file.Key, file.Value))).Items.OfType<BookItem>().FirstOrDefault();

    private static bool MayHaveHeader(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
            if (line.TrimStart().StartsWith("book ", StringComparison.Ordinal))
                return true;
        return false;
    }

    private sealed record Picture(int Edition, DateOnly Day, ImmutableSortedDictionary<string, ShelvedBook> Books);
}
