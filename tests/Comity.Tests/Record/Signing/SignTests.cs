using System.Text;
using System.Text.Json;
using Comity.Kit;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Sealing;
using Comity.Tests.House;
using Comity.Tests.Record.Audit;
using Xunit;

namespace Comity.Tests.Record.Signing;

/// <summary>What is signed and sealed on one's own machine holds against the rules of the record.</summary>
public sealed class SignTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_key_registers_itself_and_what_it_signs_holds()
    {
        using var record = new GivenRecord();
        var person = GivenRecord.Person(1);
        var made = Run("sign", "--new-key", At("key"), "--log", GivenRecord.Origin, "--person", person);
        Assert.Equal(ExitCode.Yes, made.Code);
        var registration = (RegisterKey)Process.Json.ReadAct(Encoding.UTF8.GetBytes(made.Output.TrimEnd().Split('\n')[^1]));
        record.Session(registration, Capacity.Oneself, person);

        var act = """{"type":"RevokeKey","key":"KEY","reason":"lost"}""".Replace("KEY", registration.Key, StringComparison.Ordinal);
        var (code, output, error) = Run(act, "sign", "--key", At("key"), "--log", GivenRecord.Origin, "--as", "oneself", "--person", person, "--seen", "2");
        Assert.True(code == ExitCode.Yes, error);
        using var submission = JsonDocument.Parse(output);
        var statement = Process.Json.ReadStatement(Encoding.UTF8.GetBytes(submission.RootElement.GetProperty("statement").GetRawText()));
        var signature = submission.RootElement.GetProperty("signature").Deserialize<Signature>(Process.Json.Options)!;
        Assert.Equal(SignatureLevel.Key, signature.Level);
        var check = new SignatureCheck(record.Picture.Record.Founding, record.Picture.Record.Keys, Process.Json);
        Assert.Null(check.Fault(statement, signature));
        Assert.Empty(Process.Ask(record.Picture, new(statement, record.Now, SignatureLevel.Key), false, null));
    }

    [Fact]
    public void A_key_is_never_written_over_and_only_its_owner_reads_it()
    {
        Run("sign", "--new-key", At("key"));
        Assert.Equal(ExitCode.Usage, Run("sign", "--new-key", At("key")).Code);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At("key")));
    }

    [Theory]
    [InlineData("{", "This is no statement and no act")]
    [InlineData("[]", "JSON object")]
    [InlineData("""{"type":"Nonsense"}""", "This is no statement and no act")]
    [InlineData("""{"type":"RevokeKey","key":"k","reason":"r","more":1}""", "This is no statement and no act")]
    [InlineData("""{"act":{"type":"RevokeKey","key":"k","reason":"r"},"log":"another"}""", "Leave one of them out")]
    public void What_is_no_act_is_refused_in_one_sentence(string text, string told)
    {
        Run("sign", "--new-key", At("key"));
        var (code, _, error) = Run(text, "sign", "--key", At("key"), "--log", "l", "--as", "oneself", "--person", "p", "--seen", "0");
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void What_was_sealed_opens()
    {
        var (code, output, _) = Run("Words that nobody sees.\n", "seal", "--keep", At("sealed"));
        Assert.Equal(ExitCode.Yes, code);
        using var kept = JsonDocument.Parse(File.ReadAllText(At("sealed")));
        var salt = Base64Url.Read(kept.RootElement.GetProperty("salt").GetString())!;
        var content = kept.RootElement.GetProperty("content").GetString()!;
        Assert.Equal("Words that nobody sees.", content);
        Assert.Equal(output.Trim(), Commitment.Of(salt, Encoding.UTF8.GetBytes(content)).ToHex());
        Assert.Equal(ExitCode.Usage, Run("", "seal", "--keep", At("nothing")).Code);
        Assert.Equal(ExitCode.Usage, Run("a\tb", "seal", "--keep", At("nothing")).Code);
    }

    private string At(string name) => Path.Combine(folder.Path, name);

    private static (int Code, string Output, string Error) Run(params string[] arguments) =>
        arguments[0] is "sign" or "seal" ? Run("", arguments) : Run(arguments[0], arguments[1..]);

    private static (int Code, string Output, string Error) Run(string input, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input);
        return (Program.Run(arguments, output, error, reader), output.ToString(), error.ToString());
    }
}
