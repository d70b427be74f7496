using Comity.Kit;
using Comity.Storage;

namespace Comity.Accounts.Enrolment;

/// <summary>Whether the secretariat's first account is there. It is asked in plain SQL: the first question through Entity Framework builds the model of all
/// tables, and that takes a fifth of what a server does until its first page.</summary>
internal static class Founder
{
    /// <summary>Whether there is one.</summary>
    public static async Task<bool> ExistsAsync(ServeOptions options, CancellationToken cancel)
    {
        await using var connection = await SideDbSetup.OpenAsync(options, cancel);
        var schema = options.Postgres is null ? "" : SideDb.Schema + ".";
        await using var command = RecordStore.Command(connection, $"SELECT 1 FROM {schema}account WHERE \"IsFounder\" LIMIT 1");
        return await command.ExecuteScalarAsync(cancel) is not null;
    }
}
