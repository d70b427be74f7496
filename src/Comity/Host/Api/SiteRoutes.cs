using System.Collections.Immutable;
using Comity.Accounts.Access;
using Comity.Acts.Api;
using Comity.Kit;
using Comity.Acts.Entering;
using Comity.Acts.Words;
using Comity.Host.Search;
using Comity.Kit.Home;

namespace Comity.Host.Api;

/// <summary>What the server is asked about itself, about who asks, and about everything.</summary>
public static class SiteRoutes
{
    private const string Tag = "server";

    /// <summary>The addresses.</summary>
    public static ImmutableArray<ApiRoute> All { get; } =
    [
        new("status", Tag, "status", Shows.Open, typeof(StatusAnswer), Status),
        new("me", Tag, "me", Shows.Own, typeof(MeAnswer), Me) { Keep = Keep.Never },
        new("search", Tag, "search", Shows.Open, typeof(FoundRow),
            Search) { IsList = true, Parameters = [new("q", ParameterKind.Text) { IsRequired = true, Example = "hospital" }] },
    ];

    private static StatusAnswer Status(ApiCall call)
    {
        var founding = call.Picture.Record.Founding;
        return new(
            $"Comity {typeof(SiteRoutes).Assembly.GetName().Version!.ToString(3)}", founding.Description!.Title, founding.Description.Secretariat,
            founding.Description.Ceiling, founding.Rules.Edition,
            call.Record.Verifier.Name, call.Record.Verifier.ToString(), call.View.ShowsEntries ? call.View.Size : null,
            call.View.ShowsEntries ? call.Picture.At : null, call.View.Head?.ToString(),
            [.. call.View.Head?.Signatures.Select(signature => signature.Name) ?? []]);
    }

    private static MeAnswer Me(ApiCall call)
    {
        var rights = Rights.Of(call.Visitor, call.Picture, call.Now);
        var waiting = call.Context.RequestServices.GetServices<ToDoReader>().SelectMany(read => read(call.Visitor))
            .OrderBy(task => task.Due ?? DateTimeOffset.MaxValue);
        return new(
            rights.Person, ScopeOf(call), RoleWords.Of(rights.Roles), rights.Capacities,
            [.. Process.Acts.Select(kind => new MayDo(kind.Name, rights.For(kind, call.Picture, call.Now))).Where(may => may.As.Length > 0)],
            [.. waiting.Select(task => new WaitingRow(task.Title, task.Due, task.Address))]);
    }

    private static string? ScopeOf(ApiCall call) => call.Context.User.FindFirst(AccountClaims.Scope)?.Value.ToLowerInvariant();

    private static IEnumerable<FoundRow> Search(ApiCall call) => call.Context.RequestServices.GetRequiredService<SearchIndex>()
        .Find(call.Text("q")!, call.Visitor, SearchIndex.Most).Select(one => new FoundRow(one.Kind, one.Title, one.Address, one.Excerpt));
}
