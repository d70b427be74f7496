using System.Collections.Immutable;
using Comity.Accounts;
using Comity.Acts;
using Comity.Desk;
using Comity.Forum;
using Comity.Kit;
using Comity.Kit.Layout;
using Comity.Members;
using Comity.Negotiation;
using Comity.Norms;
using Comity.Record;

namespace Comity.Host;

/// <summary>All rooms of the server, in the order in which each may know those before it.</summary>
public static class Rooms
{
    /// <summary>Their faces; the host's own comes last.</summary>
    public static ImmutableArray<Room> All { get; } =
    [
        KitRoom.Face, AccountsRoom.Face, ActsRoom.Face, RecordRoom.Face, MembersRoom.Face, NormsRoom.Face, ForumRoom.Face, NegotiationRoom.Face,
        DeskRoom.Face, HostRoom.Face,
    ];
}
