using System.Security.Claims;
using Comity.Accounts.Access;
using Comity.Record.Entries;

namespace Comity.Kit;

/// <summary>Who reads a page, and in which language. What a person may do follows from the record, not from here.</summary>
/// <param name="Language">The language of the texts.</param>
/// <param name="Person">The pseudonym of the person who is signed in; null for the public.</param>
/// <param name="Name">How that person wants to be called.</param>
/// <param name="Method">How the person signed in.</param>
public sealed record Visitor(Language Language, string? Person = null, string? Name = null, SignInMethod? Method = null)
{
    /// <summary>The cookie that holds as which kind of reader the secretariat sees.</summary>
    public const string SeesAsCookie = "sees-as";

    /// <summary>As which kind of reader the secretariat wishes to see; null for oneself.</summary>
    public string? SeesAs { get; init; }

    /// <summary>For whom everything is read that the visitor is shown.</summary>
    public Reader Reader => new(Person) { SeesAs = SeesAs };

    /// <summary>The visitor who sent a request.</summary>
    public static Visitor Of(HttpContext context) => new(
        Language.Of(context.Request),
        context.User.FindFirstValue(AccountClaims.Person),
        context.User.FindFirstValue(AccountClaims.Name),
        Enum.TryParse<SignInMethod>(context.User.FindFirstValue(AccountClaims.Method), out var method) ? method : null)
    {
        SeesAs = context.User.Identity?.IsAuthenticated == true && context.Request.Cookies[SeesAsCookie] is { Length: > 0 } kind ? kind : null,
    };
}
