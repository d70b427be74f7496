using System.Collections.Immutable;
using Comity.Forum.Procedure;
using Comity.Members.Participants;
using Comity.Record.Lots;

namespace Comity.Forum.Chair;

/// <summary>Why a member holds a seat, or whose turn it is: what a reader needs to check it.</summary>
/// <param name="Method">How the seat is filled.</param>
/// <param name="Instrument">The instrument that says so.</param>
/// <param name="Predecessor">Who held the seat before; null where nobody did.</param>
/// <param name="Group">The regional group whose turn it is; null where the method knows none.</param>
/// <param name="Nominees">Those who stand.</param>
/// <param name="Given">Whom the method gives as things are; null where it gives nobody yet.</param>
/// <param name="Lot">The draw by lot that decides; null where none is drawn.</param>
public sealed record SeatReason(
    LeadershipMethod Method, string Instrument, string? Predecessor, string? Group, ImmutableArray<string> Nominees, string? Given, Lot? Lot);

/// <summary>Whom the published method gives for a seat.</summary>
public static class SeatOrder
{
    /// <summary>Why a member holds a seat, or whose turn it is.</summary>
    public static SeatReason Of(ForumPicture forum, Seat seat)
    {
        var before = seat.Filled is { } filled ? (filled.Predecessor is { } id ? forum.Chair.Seats.GetValueOrDefault(id) : null)
            : forum.Chair.Before(seat.Act.Kind, seat.Act.From, seat.Id);
        ImmutableArray<string> nominees = [.. seat.Nominees];
        var lot = seat.Act.Method == LeadershipMethod.Lot ? LotOf(forum.Record.Lots, seat) : null;
        return new(seat.Act.Method, seat.Terms.Instrument, before?.Holder, seat.Act.Group, nominees, seat.Holder ?? Given(forum, seat, nominees, lot), lot);
    }

    /// <summary>The member whose turn it is by the alphabet: the first behind who held the seat last, in the order of the names in English. Members that let
    /// their turn pass are left out.</summary>
    public static string? NextInAlphabet(ForumPicture forum, Seat seat)
    {
        var last = forum.Chair.Before(seat.Act.Kind, seat.Act.From, seat.Id)?.Holder;
        var members = InAlphabet(forum.Members.Participants).Where(one => !seat.Declined.Contains(one.Code)).ToList();
        var place = last is not null && forum.Members.Participants.All.GetValueOrDefault(last) is { } holder ? Key(holder) : "";
        return (members.Find(one => string.CompareOrdinal(Key(one), place) > 0) ?? members.FirstOrDefault())?.Code;
    }

    /// <summary>The members that may chair, in the order of their names in English.</summary>
    public static IEnumerable<Participant> InAlphabet(ParticipantsRegister participants) =>
        participants.All.Values.Where(one => one.Until is null && one.May(ParticipantRight.Chair)).OrderBy(Key, StringComparer.Ordinal);

    /// <summary>The group whose turn it is: the one behind the group of the last seat of the kind; where that fell vacant and its term still runs, the
    /// same.</summary>
    public static string? NextGroup(ChairRegister register, OpenSeat act)
    {
        var groups = register.Terms.Groups;
        if (groups.IsEmpty)
            return null;
        var last = register.Seats.Values.Where(seat => seat.Act.Kind == act.Kind && seat.Act.Group is not null && seat.Act.From <= act.From
            && (seat.Vacated is null || seat.Filled is not null))
            .OrderBy(seat => seat.Act.From).ThenBy(seat => seat.Position).LastOrDefault();
        var place = last is null ? -1 : groups.IndexOf(last.Act.Group!);
        return last is { Vacated: not null } && act.Until <= last.Act.Until && place >= 0 ? groups[place] : groups[(place + 1) % groups.Length];
    }

    /// <summary>The draw that decides about a seat: the first that was drawn, whose purpose names the seat and whose options are those who stand. A void draw
    /// decides nothing.</summary>
    public static Lot? LotOf(LotsRegister lots, Seat seat)
    {
        var nominees = seat.Nominees.ToHashSet(StringComparer.Ordinal);
        return lots.Lots.Values.Where(lot => lot.Position > seat.Position && Names(lot.Act.Purpose, seat.Id)
            && nominees.SetEquals(lot.Act.Options.Select(option => option.Value)) && lot.Drawn is { Order.IsEmpty: false })
            .OrderBy(lot => lot.Position).FirstOrDefault();
    }

    /// <summary>Whether a purpose names a seat as a word of its own: `chair-1` is not named by `chair-12`.</summary>
    public static bool Names(string purpose, string seat)
    {
        for (var place = purpose.IndexOf(seat, StringComparison.Ordinal); place >= 0; place = purpose.IndexOf(seat, place + 1, StringComparison.Ordinal))
            if ((place == 0 || !IsOfWord(purpose[place - 1])) && (place + seat.Length == purpose.Length || !IsOfWord(purpose[place + seat.Length])))
                return true;
        return false;
    }

    private static bool IsOfWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-';

    private static string? Given(ForumPicture forum, Seat seat, ImmutableArray<string> nominees, Lot? lot) => seat.Act.Method switch
    {
        LeadershipMethod.Alphabet => NextInAlphabet(forum, seat),
        LeadershipMethod.Lot => lot?.Drawn?.Order[0],
        _ => nominees.Length == 1 ? nominees[0] : null,
    };

    /// <summary>What members are sorted by: the name in English in capitals without marks, then the code.</summary>
    private static string Key(Participant participant) =>
        string.Concat(participant.NameIn("en").ToUpperInvariant().Select(letter => Plain.GetValueOrDefault(letter, letter))) + "\n" + participant.Code;

    /// <summary>Letters with marks as they are sorted in English. The program knows no cultures, so the letters are listed.</summary>
    private static readonly ImmutableDictionary<char,
    char> Plain = new[] { "AÀÁÂÃÄÅ", "CÇĆČ", "EÈÉÊË", "IÌÍÎÏİ", "NÑŃ", "OÒÓÔÕÖØ", "SŞŠ", "UÙÚÛÜ", "YÝ", "ZŽ", "-–", "'’" }
        .SelectMany(row => row.Skip(1).Select(letter => KeyValuePair.Create(letter, row[0]))).ToImmutableDictionary();
}
