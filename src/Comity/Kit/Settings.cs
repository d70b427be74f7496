using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comity.Kit;

/// <summary>What an operator sets in `settings.json` in the data folder; every part may be absent.</summary>
public sealed record Settings
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The address under which people reach the site, such as `https://norms.example.org`; null when it is the one that the server listens
    /// on.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The same address as machines write it: the host in ASCII, without a slash at the end; null when none is set.</summary>
    [JsonIgnore]
    public string? Site =>
        PublicUrl is { } url ? $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : FormattableString.Invariant($":{url.Port}"))}" : null;

    /// <summary>OpenID providers, such as those of ministries.</summary>
    public ImmutableArray<OpenIdSettings> OpenId { get; init; } = [];

    /// <summary>How e-mail is sent; null when it is not.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>How much one network, person or program may ask.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>What drafts of visitors who are not signed in may take.</summary>
    public DraftSettings Drafts { get; init; } = new();

    /// <summary>How many rounds of PBKDF2 (SHA-512) a password is hashed with. Each stored hash carries its own number, so a change counts for
    /// passwords that are set later, and older ones are hashed again at their next sign-in. The usual number is what OWASP advises for passwords that are
    /// kept.</summary>
    public int PasswordRounds { get; init; } = 210_000;

    /// <summary>Reads `settings.json` in this folder; without the file everything is absent.</summary>
    /// <exception cref="UserError">The file cannot be read as settings.</exception>
    public static Settings Read(string folder)
    {
        var file = Path.Combine(folder, "settings.json");
        if (!File.Exists(file))
            return new();
        try
        {
            return (JsonSerializer.Deserialize<Settings>(File.ReadAllText(file), Form) ?? new()).Checked(file);
        }
        catch (JsonException problem)
        {
            throw new UserError($"The settings cannot be read at `{problem.Path}`; correct the file, docs/design/accounts.md shows an example.",
                $"{file}:{problem.LineNumber + 1}");
        }
    }

    private Settings Checked(string file)
    {
        if (Limits is not { Public: > 0, Persons: > 0, Keys: > 0, Pages: > 0, PagesOfPersons: > 0, Streams: > 0, Connections: > 0 })
            throw new UserError("A limit of requests must be at least 1; leave it out for the usual one.", file);
        if (Drafts is not { OfNetwork: > 0, MegabytesOfNetwork: > 0, Unowned: > 0, Megabytes: > 0 })
            throw new UserError("A limit of drafts must be at least 1; leave it out for the usual one.", file);
        if (PasswordRounds < 1)
            throw new UserError("`passwordRounds` must be at least 1; leave it out for the usual 210,000.", file);
        if (PublicUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || url.PathAndQuery != "/"))
            throw new UserError($"`{url}` cannot be the address of the site; write a scheme and a host, such as `https://norms.example.org`.", file);
        if (OpenId.FirstOrDefault(provider => !provider.IsUsable) is { } wrong)
            throw new UserError(
                $"The OpenID provider `{wrong.Id}` cannot be used; its id has small letters, digits and hyphens, and its authority begins with `https://`.",
                file);
        return this;
    }
}

/// <summary>One OpenID provider.</summary>
/// <param name="Id">Short name in addresses: small letters, digits and hyphens. It is kept with every linked account and must not change.</param>
/// <param name="Name">What the button says.</param>
/// <param name="Authority">The issuer.</param>
/// <param name="ClientId">How the provider knows this site.</param>
/// <param name="SecretFile">A file that holds the client's secret and nothing else; relative to the data folder.</param>
public sealed record OpenIdSettings(string Id, string Name, Uri Authority, string ClientId, string? SecretFile)
{
    /// <summary>Whether it can be used; without TLS only on this machine.</summary>
    [JsonIgnore]
    public bool IsUsable => Id is { Length: > 0 } && Id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        && Name is { Length: > 0 } && ClientId is { Length: > 0 } && Authority is { IsAbsoluteUri: true }
            && (Authority.Scheme == "https" || Authority.IsLoopback);
}

/// <summary>A mail server.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port, such as 587.</param>
/// <param name="From">The sender's address.</param>
/// <param name="User">The user name, when it wants one.</param>
/// <param name="PasswordFile">A file that holds the password and nothing else; relative to the data folder.</param>
public sealed record SmtpSettings(string Host, int Port, string From, string? User, string? PasswordFile);

/// <summary>What drafts of visitors who are not signed in may take.</summary>
/// <param name="OfNetwork">The most drafts that one network begins in a day.</param>
/// <param name="MegabytesOfNetwork">The most megabytes that one network stores in a day, compressed.</param>
/// <param name="Unowned">The most that the server keeps; when there are more, the one that was saved longest ago goes.</param>
/// <param name="Megabytes">The most megabytes that they take together, compressed; likewise.</param>
public sealed record DraftSettings(int OfNetwork = 30, int MegabytesOfNetwork = 20, int Unowned = 2000, int Megabytes = 256);

/// <summary>How much one network, person or program may ask. Requests of programs and pages are counted a minute.</summary>
/// <param name="Public">For each network address of those who are not signed in.</param>
/// <param name="Persons">For each person.</param>
/// <param name="Keys">For each key of a program.</param>
/// <param name="Pages">Tokens a minute for pages, for each network of those who are not signed in; a page costs 1 to 30.</param>
/// <param name="PagesOfPersons">The same for each person.</param>
/// <param name="Streams">The most live streams at once for each network of those who are not signed in; a person has 20.</param>
/// <param name="Connections">The most connections at once for each network that reaches the server without a proxy.</param>
public sealed record LimitSettings(
    int Public = 300, int Persons = 600, int Keys = 1200, int Pages = 600, int PagesOfPersons = 1200, int Streams = 300, int Connections = 400);
