using System.Collections.Immutable;
using System.Text;
using Comity.Acts.Api;
using Comity.Acts.Words;
using Comity.Kit;
using Comity.Record.Entries;

namespace Comity.Host;

/// <summary>A request that the site answers, as `docs/api/access.csv` lists it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The address as routes write it.</param>
/// <param name="Role">Whose it is: `everyone`, `account` for who is signed in, `person` for who is somebody in the process, or roles.</param>
/// <param name="Scope">Which key of a program counts here: `read`, `act`, or `none`.</param>
/// <param name="Proof">What the request must prove: `nothing`, `session`, or `confirmation`.</param>
/// <param name="Reads">Which class of things the address shows.</param>
public sealed record AccessRow(string Method, string Path, string Role, string Scope, string Proof, string Reads);

/// <summary>The table of access as a list for people and programs.</summary>
public static class AccessList
{
    /// <summary>Every request that the table lets pass for somebody.</summary>
    public static ImmutableArray<AccessRow> Rows { get; } =
    [
        .. Access.Table.SelectMany(line => new[] { Row(line, line.Read, "GET"), Row(line, line.Send, SendMethod(line.Pattern)) }).OfType<AccessRow>().Distinct()
            .OrderBy(row => row.Path, StringComparer.Ordinal).ThenBy(row => row.Method, StringComparer.Ordinal),
    ];

    /// <summary>The list as a table with commas.</summary>
    public static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(string.Concat(
        Rows.Select(row => $"{row.Method},{row.Path},{row.Role},{row.Scope},{row.Proof},{row.Reads}\n").Prepend("method,path,role,scope,proof,reads\n")));

    private static AccessRow? Row(AccessLine line, Who? who, string method) =>
        who is null ? null
            : new(method, line.Pattern, RoleOf(who), ScopeOf(line.Pattern, method), ProofOf(who.Proof), line.Shows.ToString());

    private static string SendMethod(string pattern) => Api.ApiWrite.All.FirstOrDefault(write => ApiRoute.Root + write.Path == pattern)?.Method ?? "POST";

    private static string RoleOf(Who who) =>
        who.Roles.HasFlag(Role.Public) ? who.NeedsAccount ? "account" : "everyone"
        : who.Roles == Role.AnyPerson ? "person" : string.Join(" or ", RoleWords.Of(who.Roles));

    /// <summary>The pages that describe the interface are for people, and no key counts there.</summary>
    private static string ScopeOf(string pattern, string method) =>
        !pattern.StartsWith(ApiRoute.Root, StringComparison.Ordinal) && !pattern.StartsWith("/log/", StringComparison.Ordinal) ? "none"
        : method == "GET" ? "read" : "act";

    private static string ProofOf(Proof proof) => proof == Proof.AtTheDoor ? "confirmation" : proof.ToString().ToLowerInvariant();
}
