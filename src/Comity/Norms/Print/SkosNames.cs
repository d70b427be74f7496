using System.Text;
using Comity.Kit;
using Comity.Norms.Language;

namespace Comity.Norms.Print;

/// <summary>Gives things of a book IRIs that stay the same from version to version: from names and ids, never from places or numbers.</summary>
internal sealed class SkosNames
{
    private readonly string basis;
    private readonly Vocabulary vocabulary;
    private readonly Dictionary<string, string> phrases = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The IRIs of a book's phrases under a base such as <c>urn:comity:un-framework:</c>.</summary>
    public SkosNames(string basis, IEnumerable<Item> items, Vocabulary vocabulary)
    {
        (this.basis, this.vocabulary) = (basis, vocabulary);
        foreach (var item in items)
            if (item is DefineItem or FactItem { Kind: FactKind.Term or FactKind.Action })
                phrases.TryAdd(NormBook.NameOf(item), New("term", NormBook.NameOf(item)));
            else if (item is FactItem or ThresholdItem)
                phrases.TryAdd(NormBook.NameOf(item), New("fact", NormBook.NameOf(item)));
    }

    /// <summary>The IRI of a phrase in any of its forms; null for what the book does not declare.</summary>
    public string? OfPhrase(string written) => phrases.GetValueOrDefault(vocabulary.Find(written)?.Name ?? written);

    /// <summary>The IRI of a value or kind of a fact.</summary>
    public string OfValue(string fact, string value) => $"{OfPhrase(fact)}/{Slug(value)}";

    /// <summary>The IRI of something by layer and id.</summary>
    public string Of(string layer, string id) => $"{basis}{layer}/{Slug(id)}";

    /// <summary>The IRI of a scheme.</summary>
    public string Scheme(string name) => basis + name;

    /// <summary>The base that a user named, so that something can be joined to it.</summary>
    /// <exception cref="UserError">It is no absolute IRI.</exception>
    public static string Base(string? asked, BookItem? book)
    {
        if (asked is null)
            return $"urn:comity:{Slug(book?.Id ?? "book")}:";
        if (!Uri.TryCreate(asked, UriKind.Absolute, out var uri) || uri.IsFile || asked.Any(character => character <= ' ' || "<>\"{}|^`\\".Contains(character)))
            throw new UserError($"`{asked}` is no absolute address. Write one such as `https://example.org/norms/`.", "--base");
        return asked[^1] is '/' or '#' or ':' ? asked : asked + "/";
    }

    private string New(string layer, string name)
    {
        var wanted = Of(layer, name);
        var iri = wanted;
        for (var count = 2; !taken.Add(iri); count++)
            iri = $"{wanted}-{count}";
        return iri;
    }

    /// <summary>Letters, digits and marks as they stand; hyphens for spaces; other signs as percent and bytes.</summary>
    private static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var letter in Encoding.UTF8.GetBytes(string.Join('-', name.Split(' ', StringSplitOptions.RemoveEmptyEntries))))
            if (char.IsAsciiLetterOrDigit((char)letter) || letter is (byte)'-' or (byte)'.' or (byte)'_')
                slug.Append((char)letter);
            else
                slug.Append('%').Append(letter.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        return slug.ToString();
    }
}
