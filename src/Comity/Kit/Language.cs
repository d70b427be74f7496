using System.Collections.Immutable;

namespace Comity.Kit;

/// <summary>A language in which the site speaks.</summary>
/// <param name="Code">Its BCP 47 code.</param>
/// <param name="Name">Its own name for itself.</param>
/// <param name="RightToLeft">Whether it is written from right to left.</param>
public sealed record Language(string Code, string Name, bool RightToLeft = false)
{
    /// <summary>The cookie that keeps a visitor's choice.</summary>
    public const string Cookie = "language";

    /// <summary>English: the language in which texts are written first.</summary>
    public static Language English { get; } = new("en", "English");

    /// <summary>The languages that ship, in the order of the menu. The last two are for tests: every text lengthened, and written from right to left.
    /// An installation can have more (<see cref="Languages"/>).</summary>
    public static ImmutableArray<Language> All { get; } =
        [English, new("fr", "Français"), new("en-XA", "Pseudo"), new("ar-XB", "Pseudo RTL", RightToLeft: true)];

    /// <summary>Whether it is invented for tests; see <see cref="Pseudo"/>. The public is not offered it.</summary>
    public bool IsPseudo => Code is "en-XA" or "ar-XB";

    /// <summary>What `dir` says on the page.</summary>
    public string Direction => RightToLeft ? "rtl" : "ltr";

    /// <summary>Its sentences; they are read when somebody asks for them, since the first page waits for one language and not for all.</summary>
    internal Lazy<Texts> Texts { get; init; } = new(() => Kit.Texts.Shipped(Code));

    /// <summary>The language of a request: the address (`?lang=fr`), else the cookie, else what the browser prefers, else English.</summary>
    public static Language Of(HttpRequest request) => (request.HttpContext.RequestServices?.GetService<Languages>() ?? Languages.Shipped).Of(request);

    /// <summary>The shipped language with this code, or null.</summary>
    public static Language? Find(string? code) => Languages.Shipped.Find(code);
}
