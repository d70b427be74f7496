using System.Globalization;
using System.Text;
using Comity.Kit;
using Comity.Record.Signing;
using Comity.Tests.House;
using Comity.Tests.Kit.Docx;

namespace Comity.Tests.Host.Fuzz;

/// <summary>Every command of the program with words that are right, spoilt or wrong: it says yes, no or what is unusable, never that it has a bug.</summary>
internal sealed class FuzzCommands : IDisposable
{
    private const int MostSeconds = 60;

    /// <summary>
    /// The commands. In curled brackets: a `book` or `file` that is there, right or spoilt; the `site`; an `address`; a new file or folder (`out`); a file
    /// where no folder can be (`taken`); a `word`. In square brackets stands what may be left out. Servers never get what they would begin to serve with.
    /// </summary>
    private static readonly string[] Lines =
    [
        "check {book} [--reading {word}] [--as-of {word}] [--json] [--all] [--html {out}]",
        "compare {book} {book} [--reading {word}] [--as-of {word}] [--json]",
        "test {book} [--as-of {word}]",
        "try {book} [{file}] [--case {word}] [--reading {word}] [--as-of {word}] [--norm {word}] [--ask] [--json]",
        "print {book} [--table {word}] [--html {out}]",
        "print {book} --skos {out} [--format {word}] [--base {word}]",
        "new book {out}",
        "apply {book} --to {file} [--mapping {file}] [--reading {word}] [--as-of {word}] [--names] [--csv {out}] [--json {out}] [--html {out}]",
        "audit {site} --state {out} [--key {word}] [--policy {file}] [--json]",
        "audit {file} --state {out} [--key {word}]",
        "mirror {site} {out} [--key {word}]",
        "mirror {address} {out}",
        "sign {file} --key {file} [--log {word}] [--as {word}] [--person {word}] [--seen {word}]",
        "sign --new-key {out}",
        "seal {file} --keep {out}",
        "act {site} {word} [{word}] [{word}] [--as {word}] [--person {word}] [--key {file}] [--json {file}]",
        "act {site} TakePosition text={word} stance={word} --as {word} --person {word} --key {file}",
        "act {address} {word}",
        "backup {out} --data {out}",
        "restore {file} --data {out} [--keys {out}] [--witness {address}] [--mirror {address}] [--alone] [--new-origin {word}]",
        "rules [{word}] [{word}] [--json]",
        "texts --data {out} [--gaps {word}] [--json] [--texts {out}]",
        "serve --data {taken} --urls {word}",
        "witness --listen {address} --key {taken} --log {word} --data {taken}",
        "desk {address} --data {out}",
        "{word} [{word}]",
    ];

    private static readonly string[] Addresses =
        ["http://127.0.0.1:1/", "http://", "ftp://a.example/", "https://[::1", "http://127.0.0.1:99999/", "file:///nothing"];

    private static readonly (string Name, byte[] Right)[] Files =
    [
        ("case.md", "# A\n\n```norm\ncase \"A\"\nState A: act.\n```\n"u8.ToArray()),
        ("rows.csv", "id,name,day\n1,a,2020-01-01\n"u8.ToArray()),
        ("bundle.json", "{\"type\":\"bundle\",\"objects\":[]}"u8.ToArray()),
        ("act.json", "{\"type\":\"TakePosition\",\"text\":\"a\",\"stance\":\"supports\"}"u8.ToArray()),
        ("log.policy", "quorum none\n"u8.ToArray()),
        ("words.txt", "What is sealed."u8.ToArray()),
    ];

    private readonly TemporaryFolder folder = new();
    private readonly string site;
    private readonly List<(string Path, byte[] Right)> books = [];
    private int made;

    /// <summary>Lines that may ask this server.</summary>
    public FuzzCommands(Uri site)
    {
        this.site = site.ToString();
        Run(["new", "book", Path.Combine(folder.Path, "book")]);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder.Path, "book"), "*", SearchOption.AllDirectories))
            books.Add((Path.GetRelativePath(Path.Combine(folder.Path, "book"), file), File.ReadAllBytes(file)));
        OwnKey.Make(Path.Combine(folder.Path, "own.key")).Dispose();
    }

    /// <summary>The line that was given last.</summary>
    public string Last { get; private set; } = "";

    /// <summary>Gives one line; null when it ended as commands may, otherwise what went wrong.</summary>
    public string? Try(Random random)
    {
        string[] words = [.. Words(random, random.Pick(Lines))];
        Last = $"`{string.Join("` `", words)}`";
        // In the processor time of its own thread: the server in this process works, too, while a command waits for an address that does not answer.
        var run = Task.Run(() => ProcessorTime.Of(() => Run(words)));
        try
        {
            if (!run.Wait(TimeSpan.FromSeconds(MostSeconds)))
                return $"{Last} did not end.";
            var ((code, said), seconds) = run.Result;
            return code is < ExitCode.Yes or >= ExitCode.Bug ? $"{Last}: {said}"
                : seconds > FuzzCommandTests.MostProcessor.TotalSeconds ? string.Create(CultureInfo.InvariantCulture, $"{Last}: {seconds:F1} s of processor")
                : null;
        }
        catch (AggregateException broken)
        {
            return $"{Last}: {broken.InnerException}";
        }
    }

    public void Dispose() => folder.Dispose();

    private static (int Code, string Said) Run(string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Program.Run(words, output, error, new StringReader("1\nq\n"));
        return (code, error.ToString());
    }

    private IEnumerable<string> Words(Random random, string line)
    {
        // What stands in square brackets is one piece; the rest is cut at its spaces.
        for (var rest = line; rest.Length > 0;)
        {
            var end = rest[0] == '[' ? rest.IndexOf(']') + 1 : rest.IndexOf(' ') is var space and >= 0 ? space : rest.Length;
            var piece = rest[..end];
            rest = rest[end..].TrimStart();
            if (piece[0] == '[' && random.Next(3) > 0)
                continue;
            foreach (var word in piece.Trim('[', ']').Split(' '))
                yield return Filled(random, word);
        }
    }

    private string Filled(Random random, string word)
    {
        var (from, to) = (word.IndexOf('{'), word.IndexOf('}'));
        return from < 0 ? word : word[..from] + (word[(from + 1)..to] switch
        {
            "book" => Book(random),
            "file" => FileOf(random),
            "site" => random.Next(3) > 0 ? site : random.Pick(Addresses),
            "address" => random.Pick(Addresses),
            "taken" => Path.Combine(folder.Path, "own.key"),
            "out" => New(),
            _ => random.Pick(Mutation.Hostile),
        });
    }

    private string Book(Random random)
    {
        var path = New();
        if (random.Next(8) == 0)
            return path;
        var spoilt = random.Next(books.Count + 1);
        foreach (var (number, (file, right)) in books.Index())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(path, file))!);
            File.WriteAllBytes(Path.Combine(path, file), number == spoilt ? Mutation.Bytes(random, right) : right);
        }

        return path;
    }

    private string FileOf(Random random)
    {
        if (random.Next(6) == 0)
            return random.Next(2) == 0 ? New() : Path.Combine(folder.Path, "own.key");
        var (name, right) = random.Pick(Files);
        var path = New();
        Directory.CreateDirectory(path);
        File.WriteAllBytes(path = Path.Combine(path, name), random.Next(2) == 0 ? right : Mutation.Bytes(random, right));
        return path;
    }

    private string New() => Path.Combine(folder.Path, Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture));
}
