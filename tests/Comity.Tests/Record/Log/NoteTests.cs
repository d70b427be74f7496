using System.Text;
using Comity.Record.Log;
using CsCheck;
using Xunit;

namespace Comity.Tests.Record.Log;

public sealed class NoteTests
{
    /// <summary>The example of signed-note.</summary>
    private const string Example = """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """;

    private static readonly VerifierKey Known = VerifierKey.Parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");

    [Fact]
    public void The_example_is_signed_by_its_key() => Assert.True(Note.Parse(Example).IsSignedBy(Known));

    [Fact]
    public void A_note_is_written_as_it_was_read() => Assert.Equal(Example, Note.Parse(Example).ToString());

    [Fact]
    public void The_text_keeps_its_last_newline() => Assert.Equal("This is an example message.\n", Note.Parse(Example).Text);

    [Fact]
    public void The_last_empty_line_ends_the_text() => Assert.Equal("one\n\ntwo\n\n", Note.Parse(Note.Sign("one\n\ntwo\n\n", Given.Log).ToBytes()).Text);

    [Fact]
    public void A_text_that_was_changed_is_not_signed() =>
        Assert.Equal(NoteFlaw.WrongSignature, Note.Parse(Example.Replace("example message", "other message", StringComparison.Ordinal)).Check(Known).Flaw);

    [Fact]
    public void A_note_of_strangers_is_signed_by_no_known_key() => Assert.Equal(NoteFlaw.NoKnownSignature, Note.Parse(Example).Check(Given.Log.Verifier).Flaw);

    [Fact]
    public void Without_known_keys_nothing_is_signed() => Assert.False(Note.Parse(Example).IsSignedBy());

    [Fact]
    public void Signatures_of_strangers_are_ignored() => Assert.True(Note.Parse(Example).With(new NoteSignature("stranger", 1, [1, 2, 3])).IsSignedBy(Known));

    [Fact]
    public void A_wrong_signature_of_the_same_name_but_another_id_is_ignored() =>
        Assert.True(Note.Parse(Example).With(new NoteSignature(Known.Name, Known.Id + 1, [1, 2, 3])).IsSignedBy(Known));

    [Fact]
    public void A_wrong_signature_of_the_same_id_but_another_name_is_ignored() =>
        Assert.True(Note.Parse(Example).With(new NoteSignature("example.com/bar", Known.Id, [1, 2, 3])).IsSignedBy(Known));

    [Fact]
    public void One_wrong_signature_of_a_known_key_spoils_the_note() =>
        Assert.Equal(NoteFlaw.WrongSignature, Note.Parse(Example).With(new NoteSignature(Known.Name, Known.Id, [.. new byte[64]])).Check(Known).Flaw);

    [Fact]
    public void A_spoilt_note_counts_no_signature() =>
        Assert.Empty(Note.Parse(Example).With(new NoteSignature(Known.Name, Known.Id, [1])).Check(Known).Valid);

    [Fact]
    public void Several_known_keys_are_all_counted()
    {
        using var other = Given.Key("other.example");
        var check = Note.Sign("text\n", Given.Log, other).Check(other.Verifier, Known, Given.Log.Verifier);
        Assert.Equal([Given.Log.Verifier, other.Verifier], check.Valid.Select(valid => valid.Key));
    }

    [Fact]
    public void A_hundred_signatures_are_read() => Assert.Equal(100, Note.Parse(Many(100)).Signatures.Length);

    [Fact]
    public void More_than_a_hundred_signatures_are_a_problem() => Assert.Throws<LogProblem>(() => Note.Parse(Many(101)));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n")]
    [InlineData("text")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n— a AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAA=")]
    [InlineData("text\n\n— a AAAAAAA=\n\n")]
    [InlineData("text\n\n- a AAAAAAA=\n")]
    [InlineData("text\n\n—a AAAAAAA=\n")]
    [InlineData("text\n\n—  AAAAAAA=\n")]
    [InlineData("text\n\n— a  AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAA= \n")]
    [InlineData("text\n\n— a+b AAAAAAA=\n")]
    [InlineData("text\n\n— a\u2003b AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAA\n")]
    [InlineData("text\n\n— a AAAAAA==\n")]
    [InlineData("text\n\n— a AAAAAAA\n")]
    [InlineData("text\n\n— a !\n")]
    [InlineData("te\txt\n\n— a AAAAAAA=\n")]
    [InlineData("text\r\n\r\n— a AAAAAAA=\r\n")]
    [InlineData("te\0xt\n\n— a AAAAAAA=\n")]
    public void Anything_else_is_a_problem(string note) => Assert.Throws<LogProblem>(() => Note.Parse(note));

    [Fact]
    public void Half_of_a_character_is_a_problem() => Assert.Throws<LogProblem>(() => Note.Parse("\ud800\n\n— a AAAAAAA=\n"));

    [Fact]
    public void The_shortest_signature_is_one_byte() => Assert.Equal([0], Note.Parse("text\n\n— a AAAAAAA=\n").Signatures[0].Bytes.AsSpan().ToArray());

    [Fact]
    public void Bytes_that_are_not_utf8_are_a_problem() => Assert.Throws<LogProblem>(() => Note.Parse([0xff, .. Encoding.UTF8.GetBytes(Example)]));

    [Fact]
    public void A_text_without_newline_at_its_end_is_no_note() => Assert.Throws<LogProblem>(() => Note.Sign("text", Given.Log));

    [Theory]
    [InlineData("a b", 1)]
    [InlineData("a\nb", 1)]
    [InlineData("a", 0)]
    public void A_signature_that_could_not_be_read_again_does_not_get_under_a_note(string name, int length) =>
        Assert.Throws<LogProblem>(() => new Note("text\n", new NoteSignature(name, 1, [.. new byte[length]])));

    [Fact]
    public void Too_long_a_note_is_a_problem() => Assert.Throws<LogProblem>(() => Note.Parse(new string('a', Note.LongestNote) + Example));

    [Fact]
    public void What_is_written_is_read_again() =>
        Gen.Select(Gen.String["ab \n—+é€"], Gen.String["abc./é"], Gen.UInt, Gen.Byte.Array[1, 80]).Sample((text, name, id, signature) =>
    {
        var note = new Note(text + "\n", new NoteSignature("n" + name, id, [.. signature]));
        return Note.Parse(note.ToBytes()).Equals(note);
    });

    private static string Many(int count) => "text\n\n" + string.Concat(Enumerable.Repeat("— a AAAAAAA=\n", count));
}
