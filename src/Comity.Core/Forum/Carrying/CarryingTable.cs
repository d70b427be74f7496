using Comity.Record.Entries;

namespace Comity.Forum.Carrying;

/// <summary>The table of what becomes of carried acts: the clock enters it.</summary>
public static class CarryingTable
{
    /// <summary>The table.</summary>
    public static ActTable<ForumPicture> Acts { get; } = new ActTable<ForumPicture>("carrying")
        .Act<CarryOut>(Role.Clock, () => new("working-hours", null, null, 0))
        .Act<NoteUncarried>(Role.Clock, () => new("working-hours", null, null, 0, "TextIdIsFree"), act => act.Told(Audience.Members));
}
