using System.Text;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Record.Entries;
using Comity.Record.Signing;
using Comity.Tests.Storage;
using Npgsql;
using Xunit;

namespace Comity.Tests.House;

/// <summary>Every command in every guide is run, against a server, in the order in which a reader meets it. A block that cannot be run says so in its first
/// line, and stands with its reason in the guide's first page.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class GuidesTests
{
    private const string Delegate = "p-t2cnaj64ewyant7b";
    private const string Table = "docs/guide/README.md";

    private static readonly string[] Documents = ["README.md", .. Repository.Files("docs/guide").Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    /// <summary>The documents that show commands.</summary>
    public static TheoryData<string> Shown => [.. Documents.Where(document => Blocks(document).Any(block => block.Language != "console"))];

    [Theory, MemberData(nameof(Shown)), Trait("Category", "slow")]
    public async Task Every_command_of_a_guide_runs(string document)
    {
        var site = new ProcessSite();
        await site.InitializeAsync();
        try
        {
            using var postgres = document == "docs/guide/operating.md" ? new GuidePostgres() : null;
            using var session = new GuideSession(
                [
                    ("https://norms.example.org", site.Address.ToString().TrimEnd('/')), ("https://mirror.example.org", site.Address.ToString().TrimEnd('/')),
                    ("norms.example.org/log", site.Record.Verifier.Name), .. postgres?.Names ?? [],
                ],
                site.Running.Folder);
            var wrong = new StringBuilder();
            foreach (var block in Blocks(document).Where(block => block.Why is null))
                foreach (var command in block.Commands)
                {
                    if (command.Contains(" TakePosition ", StringComparison.Ordinal))
                        await RegisterAsync(site, session);
                    if (session.Run(command) is { } told)
                        wrong.Append($"{document}:{block.Line}: {told}\n");
                }

            Assert.True(wrong.Length == 0, wrong.ToString());
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Fact]
    public void What_no_test_runs_is_listed_with_its_reason() => Assert.Equal(
        Documents.SelectMany(Blocks).Where(block => block.Why is not null)
            .Select(block => (Name: Path.GetFileName(block.Document), First: block.Commands[0].Split("  #")[0].TrimEnd(), block.Why))
            .Select(block => $"| [{block.Name}]({block.Name}) | `{block.First.Replace("|", "\\|", StringComparison.Ordinal)}` | {block.Why} |"),
        Repository.Read(Table).Split('\n').SkipWhile(line => !line.StartsWith("## What no test runs", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| [", StringComparison.Ordinal)));

    [Fact]
    public void Commands_are_found_with_their_marks_and_continued_lines()
    {
        var blocks = GuideBlock.In(
            "a.md",
            "```sh\none \\\n  two\n# aside\nthree\n```\n```text\nfour\n```\n```console\n$ five\nshown\n```\n```sh\n# Not run by the tests: no.\nsix\n```\n");
        Assert.Equal(["one \\\n  two|three", "five", "six"], blocks.Select(block => string.Join('|', block.Commands)));
        Assert.Equal([2, 11, 15], blocks.Select(block => block.Line));
        Assert.Equal([null, null, "no"], blocks.Select(block => block.Why));
    }

    private static IReadOnlyList<GuideBlock> Blocks(string document) => GuideBlock.In(document, Repository.Read(document));

    /// <summary>What the delegate of the guide does in a browser: the key that the command before has made is registered in their name.</summary>
    private static async Task RegisterAsync(ProcessSite site, GuideSession session)
    {
        await site.ActAsync(new AdmitParticipant("KEN", ParticipantKind.State, [new("en", "Kenya")], "African States", "Resolution 1"));
        await site.ReceiveAsync("KEN", new IssueCredentials(Delegate, DelegationStanding.Head, site.Picture.At, null, [], "NV/3"));
        using var key = OwnKey.Read(Path.Combine(session.Folder, "my.key"));
        await site.ActAsync(Delegate, Capacity.Oneself, key.Registration(site.Record.Verifier.Name, Delegate));
    }

    /// <summary>A PostgreSQL as a guide finds it: with its first user, and without ours.</summary>
    private sealed class GuidePostgres : IDisposable
    {
        private readonly Cluster cluster = Cluster.Start();

        public GuidePostgres()
        {
            var at = new NpgsqlConnectionStringBuilder(cluster.Database());
            Execute(at.ConnectionString, "CREATE ROLE postgres SUPERUSER LOGIN");
            Execute($"Host={at.Host};Port={at.Port};Database=postgres;Username=postgres;Pooling=False", "ALTER ROLE comity RENAME TO first_user");
            Names =
            [
                ("createuser ", $"createuser -h {at.Host} -p {at.Port} -U postgres "), ("createdb ", $"createdb -h {at.Host} -p {at.Port} -U postgres "),
                ("Host=localhost;", $"Host={at.Host};Port={at.Port};"), ("comity serve --data /var/lib/comity", "comity serve --data second-server"),
            ];
        }

        public IEnumerable<(string Written, string Here)> Names { get; }

        public void Dispose() => cluster.Dispose();

        private static void Execute(string connection, string sql)
        {
            using var source = new NpgsqlConnection(connection);
            source.Open();
            using var command = new NpgsqlCommand(sql, source);
            command.ExecuteNonQuery();
        }
    }
}
