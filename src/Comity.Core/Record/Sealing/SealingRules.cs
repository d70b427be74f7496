using System.Globalization;
using System.Numerics;
using System.Text;
using Comity.Record.Entries;
using Comity.Record.Keys;
using Comity.Record.Log;

namespace Comity.Record.Sealing;

/// <summary>What must hold of sealed acts.</summary>
public static class SealingRules
{
    /// <summary>Sheets are numbered without a gap, so that a missing one shows.</summary>
    [Rule("Comity")]
    public static Refusal? SheetIsNext(SealingRegister register, Attempt attempt, EnterSealedSheet act) =>
        act.Sheet == register.Sheets.Count + 1 ? null : Refusal.Of("sheet", [("sheet", Text(act.Sheet)), ("expected", Text(register.Sheets.Count + 1))]);

    /// <summary>A sheet has a power of two of leaves, at least sixteen: its size does not say how much was sealed.</summary>
    [Rule("Comity")]
    public static Refusal? SheetIsPadded(SealingRegister register, Attempt attempt, EnterSealedSheet act) =>
        act.Leaves >= Commitment.FewestLeaves && BitOperations.IsPow2(act.Leaves) ? null : Refusal.Of("leaves", "leaves", Text(act.Leaves));

    /// <summary>From the third edition on every sheet has the size that the rules of procedure set: it does not say how busy the process is.</summary>
    [Rule("Comity", Since = 3)]
    public static Refusal? SheetHasTheSize(RecordPicture record, Attempt attempt, EnterSealedSheet act) =>
        act.Leaves == record.Founding.Rules.SheetSize ? null
            : Refusal.Of("leaves", [("leaves", Text(act.Leaves)), ("expected", Text(record.Founding.Rules.SheetSize ?? 0))]);

    /// <summary>What is opened stood in the sheet: salt and content give the commitment, and the proof leads from it to the sheet's root.</summary>
    [Rule("RFC 6962 section 2.1.1")]
    public static Refusal? SealedStoodInSheet(SealingRegister register, Attempt attempt, OpenSealed act)
    {
        if (register.Find(act.Sheet) is not { } sheet)
            return Refusal.Of("sheet", "sheet", Text(act.Sheet));
        if (act.Index < 0 || act.Index >= sheet.Leaves)
            return Refusal.Of("index", "sheet", Text(act.Sheet));
        if (Base64Url.Read(act.Salt) is not { Length: Commitment.SaltLength } salt)
            return Refusal.Of("salt", "sheet", Text(act.Sheet));
        var leaf = Merkle.Leaf(Commitment.Of(salt, Encoding.UTF8.GetBytes(act.Content)).Bytes);
        return MerkleProof.Inclusion(leaf, act.Index, sheet.Leaves, act.Proof.AsSpan(), sheet.Root) ? null : Refusal.Of("proof", "sheet", Text(act.Sheet));
    }

    /// <summary>A sealed act is opened once.</summary>
    [Rule("Comity")]
    public static Refusal? SealedIsOpenedOnce(SealingRegister register, Attempt attempt, OpenSealed act) =>
        register.Opened.Exists(opened => opened.Sheet == act.Sheet && opened.Index == act.Index) ? Refusal.Of("index", "sheet", Text(act.Sheet)) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
