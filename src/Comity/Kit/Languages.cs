using System.Collections.Immutable;

namespace Comity.Kit;

/// <summary>The languages of an installation: those that ship, and those whose texts its operator added as files (<see cref="TextFolder"/>).</summary>
/// <param name="All">The languages in the order of the menu.</param>
public sealed record Languages(ImmutableArray<Language> All)
{
    /// <summary>The folder with texts, beside the program and in the data folder.</summary>
    public const string Folder = "texts";

    private const string NameKey = "site.language-name";
    private const string DirectionKey = "site.language-direction";

    /// <summary>Those that ship.</summary>
    public static Languages Shipped { get; } = new(Language.All);

    /// <summary>Those that ship, and those of these folders. Of two files with the same sentence the one in the later folder counts.</summary>
    /// <param name="folders">The folders; one that does not exist adds nothing.</param>
    /// <exception cref="UserError">A file cannot be read as texts, or is of a language that ships.</exception>
    public static Languages Read(IEnumerable<string> folders)
    {
        var files = folders.SelectMany(folder => TextFolder.Read(folder)).GroupBy(file => file.Code, StringComparer.Ordinal);
        var added = files.OrderBy(one => one.Key, StringComparer.Ordinal).Select(Of).ToList();
        var pseudo = Language.All.Where(language => language.IsPseudo);
        return added.Count == 0 ? Shipped : new([.. Language.All.Except(pseudo), .. added, .. pseudo]);
    }

    /// <summary>Where texts of an operator can lie: beside the program, in the data folder, and in the folder that was named.</summary>
    public static IEnumerable<string> Folders(string data, string? named) =>
        ((string?[])[Path.Combine(AppContext.BaseDirectory, Folder), Path.Combine(data, Folder), named]).OfType<string>();

    /// <summary>The language with this code, or null.</summary>
    public Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>The language of a request: the address (`?lang=fr`), else the cookie, else what the browser prefers, else English.</summary>
    public Language Of(HttpRequest request) =>
        Find(request.Query["lang"]) ?? Find(request.Cookies[Language.Cookie]) ?? Preferred(request) ?? Language.English;

    private Language? Preferred(HttpRequest request) => request.Headers.AcceptLanguage.ToString().Split(',')
        .Select(part => part.Split(';')[0].Trim())
        .Select(code => Find(code) is { IsPseudo: false } whole ? whole : Find(code.Split('-')[0]))
        .FirstOrDefault(language => language is not null);

    /// <summary>A language says its own name and direction, as every other sentence.</summary>
    private static Language Of(IGrouping<string, TextFile> files)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, sentence) in files.SelectMany(file => file.Sentences))
            written[key] = sentence;
        return new(files.Key, written.GetValueOrDefault(NameKey, files.Key), written.GetValueOrDefault(DirectionKey) == "rtl")
        {
            Texts = new(() => Texts.Added(files.Key, written)),
        };
    }
}
