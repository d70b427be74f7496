using Comity.Kit;
using Comity.Record.Log;
using Comity.Record.Signing;
using Comity.Tests.House;
using Xunit;

namespace Comity.Tests.Record.Commands;

/// <summary>`comity act` against a server that was really started.</summary>
[Collection(nameof(ProcessSites))]
public sealed class ActCommandTests(ProcessSite site) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_act_is_signed_entered_and_its_receipt_printed()
    {
        var key = await KeyAsync();
        var (code, output, error) = Act(
            "TakePosition", "--as", "UTO", "--person", site.Head, "--key", key, "text=norms-2015", "paragraph=13a", "stance=supports");
        Assert.Equal(("", ExitCode.Yes), (error, code));
        var position = site.Record.Whole.Size - 1;
        Assert.Contains($"Entry:   {position}", output, StringComparison.Ordinal);
        var stored = site.Record.Store.Entries(position, position + 1).Single();
        Assert.Equal(ProofFlaw.None, LogProof.Parse(output[output.IndexOf("c2sp.org", StringComparison.Ordinal)..]).Check(stored.Leaf, site.Record.Verifier));
        Assert.Equal("Key", Process.Json.ReadEntry(stored.Entry).By.Level.ToString());
    }

    [Fact]
    public void The_name_of_an_act_alone_lists_its_fields()
    {
        var (code, output, error) = Act("TakePosition");
        Assert.Equal(("", ExitCode.Yes), (error, code));
        Assert.Matches("(?m)^  stance +supports \\| ", output);
        Assert.Matches("(?m)^  text .*\\(TextId\\)", output);
        Assert.Contains("may be left out", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_act_still_needs_is_named() =>
        Assert.Contains("`--as` is missing", Act("TakePosition", "text=norms-2015").Error, StringComparison.Ordinal);

    [Fact]
    public async Task An_act_comes_from_a_file_too()
    {
        var (key, file) = (await KeyAsync(), Path.Combine(folder.Path, "act.json"));
        await File.WriteAllTextAsync(file, """{"type":"TakePosition","text":"norms-2015","norm":"13b","stance":"reserves"}""");
        Assert.Equal(ExitCode.Yes, Act("--as", "UTO", "--person", site.Head, "--key", key, "--json", file).Code);
    }

    [Fact]
    public async Task A_refusal_is_said_in_words_and_the_answer_is_no()
    {
        var key = await KeyAsync();
        var (code, _, error) = Act("TakePosition", "--as", "UTO", "--person", site.Head, "--key", key, "text=nothing", "stance=supports");
        Assert.Equal(ExitCode.No, code);
        Assert.StartsWith("text: ", error, StringComparison.Ordinal);
        Assert.Contains("(TextExists)", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("TakePosition", "stance=supports")]
    [InlineData("TakePosition", "text=norms-2015", "stance=dances")]
    [InlineData("TakePosition", "txt=norms-2015")]
    [InlineData("TakePosition", "norms-2015")]
    public async Task What_is_no_act_is_said_before_anything_is_sent(params string[] words)
    {
        var key = await KeyAsync();
        Assert.Equal(ExitCode.Usage, Act([.. words, "--as", "UTO", "--person", site.Head, "--key", key]).Code);
    }

    private async Task<string> KeyAsync()
    {
        var file = Path.Combine(folder.Path, $"{Guid.NewGuid():N}.key");
        using var key = OwnKey.Make(file);
        await site.ActAsync(site.Head, "oneself", key.Registration(site.Record.Verifier.Name, site.Head));
        return file;
    }

    private (int Code, string Output, string Error) Act(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Program.Run(["act", site.Address.ToString(), .. words], output, error, TextReader.Null);
        return (code, output.ToString(), error.ToString());
    }
}
