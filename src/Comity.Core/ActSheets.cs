using Comity.Negotiation.Consultations;
using Comity.Record.Entries;
using Comity.Record.Sealing;

namespace Comity;

/// <summary>The one place that knows which acts enter a sheet, of sealed acts or of the sealed votes of a consultation.</summary>
public static class ActSheets
{
    /// <summary>The sheet that an act enters; null when it enters none.</summary>
    public static SheetRoot? In(Act act) => act switch
    {
        EnterSealedSheet sheet => new("", sheet.Sheet, sheet.Root, sheet.Leaves),
        EnterSealedVotes sheet => new(sheet.Consultation, sheet.Sheet, sheet.Root, sheet.Leaves),
        _ => null,
    };
}
