using Comity.Acts.Words;
using Comity.Forum.Decisions;
using Comity.Kit;
using Comity.Kit.Docx;

namespace Comity.Forum.Silence;

/// <summary>The chair's letter on how a silence ended, and the report on it to the next meeting: made of the register, to be signed or changed.</summary>
/// <param name="picture">The registers.</param>
/// <param name="language">In which language.</param>
public sealed class SilenceLetters(Picture picture, Language language)
{
    private readonly Texts texts = Texts.In(language);

    /// <summary>The chair's letter to all members.</summary>
    public byte[] Letter(TextUnderSilence one) => Written(
        texts["silence.letter-title"],
        [texts["silence.letter-to"], Begun(one), .. Later(one), Result(one), .. Attached(one), texts["silence.letter-record", one.Id, Size],
            texts["silence.letter-chair"]]);

    /// <summary>The report to the next meeting.</summary>
    public byte[] Report(TextUnderSilence one) => Written(
        texts["silence.report-title", one.Act.Title],
        [
            Begun(one), texts["silence.report-terms", one.Terms.Instrument, one.Terms.MinimumHours], .. Consulted(one),
            texts["silence.report-languages", string.Join(", ", one.Files.Keys)], .. Exception(one),
            .. Later(one), texts["silence.report-notices", Notices(one)], Result(one), .. Attached(one), texts["silence.letter-record", one.Id, Size],
        ]);

    private byte[] Written(string heading, IEnumerable<string> paragraphs) =>
        paragraphs.Aggregate(new DocxWriter(language.Code).Heading(heading), (letter, words) => letter.Paragraph(words)).ToBytes();

    private long Size => picture.Size;

    private string Begun(TextUnderSilence one) =>
        texts["silence.letter-begun", one.Act.Title, Name(one.Proposer), Dates.Moment(texts, one.Begun), Dates.Moment(texts, one.Act.Deadline)];

    private IEnumerable<string> Consulted(TextUnderSilence one) => one.Act.Consulted is { } whom ? [texts["silence.report-consulted", whom]] : [];

    private IEnumerable<string> Exception(TextUnderSilence one) => one.Act.ExceptionGround is { } ground ? [texts["silence.report-exception", ground]] : [];

    private IEnumerable<string> Later(TextUnderSilence one) =>
        one.Extensions.Select(later => texts["silence.letter-extended", Dates.Moment(texts, later.At), Dates.Moment(texts, later.Deadline), later.Reason]);

    private string Result(TextUnderSilence one) => one switch
    {
        { Broken: { By: { } by } broken } => texts["silence.letter-broken", Dates.Moment(texts, broken.At), Name(by), broken.Words],
        { Broken: { Commitment: null } broken } => texts["silence.letter-broken-unnamed", Dates.Moment(texts, broken.At)],
        { Broken: { } broken } => texts["silence.letter-broken-sealed", Dates.Moment(texts, broken.At), broken.Words],
        { Status: SilenceStatus.Adopted } => texts["silence.letter-adopted", Dates.Moment(texts, one.Deadline)],
        { Status: SilenceStatus.Withdrawn } => texts["silence.letter-withdrawn", Dates.Moment(texts, one.Ended!.Value), one.Reason!],
        _ => texts["silence.letter-running", Dates.Moment(texts, one.Deadline)],
    };

    private IEnumerable<string> Attached(TextUnderSilence one) => picture.Forum.Decisions.Explanations.Where(other => other.Act.Silence == one.Id).Select(Told);

    private string Told(Explanation one) => one.Act.Paragraphs.IsEmpty
        ? texts["silence.letter-statement", Name(one.Participant), ActWords.Value(texts, one.Act.Kind), one.Act.Statement]
        : texts["silence.letter-paragraphs", Name(one.Participant), ActWords.Value(texts, one.Act.Kind), string.Join(", ", one.Act.Paragraphs),
            one.Act.Statement];

    private int Notices(TextUnderSilence one) => picture.Forum.Notices.All.GetValueOrDefault(one.Position)?.To.Length ?? 0;

    private string Name(string capacity) =>
        picture.Members.Participants.All.GetValueOrDefault(capacity)?.NameIn(language.Code)
            ?? (texts.Has($"record.capacity.{capacity}") ? texts[$"record.capacity.{capacity}"] : capacity);
}
