using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Comity.Record.Rules;

/// <summary>What the server promises beside the rules of acts: who reads what, what is kept and for whom, how long sessions and confirmations count, what a
/// key may do. Each promise has a name, a sentence in `Texts/promise.CODE.json`, a source, and a test that names it.</summary>
public static class Promises
{
    /// <summary>Every promise.</summary>
    public static ImmutableArray<KnownRule> All { get; } =
    [
        Of("EveryAddressOfTheServerStandsInTheTable", "Comity"),
        Of("EveryRoleMeetsWhatTheTableSays", "Comity"),
        Of("StrangerCannotTellAFullProcessFromAnEmptyOne", "Comity"),
        Of("EveryAddressAnswersOnlyWhoeverReadsItsClass", "Comity"),
        Of("WhatOneDoesNotReadIsAnsweredAsWhatIsAbsent", "Comity"),
        Of("ProofThatAStrangerGetsIsAgainstTheLastDailySheet", "C2SP tlog-proof; Comity"),
        Of("CarriedTextIsCheckedFromOutside", "C2SP tlog-proof; RFC 8785"),
        Of("WhoIsOutsideSeesNothingOfAConsultation", "Comity"),
        Of("NoCountUnderFiveIsShown", "Comity"),
        Of("FeedsHoldExactlyWhatTheirOwnerReads", "Comity"),
        Of("AddressThatWasWithdrawnAnswersAsOneThatNeverWas", "Comity"),
        Of("PageKeptForStrangersStaysWhileNothingOfItChanges", "Comity"),
        Of("StatementWithoutASignatureLearnsNothing", "Comity"),
        Of("AddressThatNoRoomNamesIsAnsweredToNobody", "Comity"),
        Of("PageThatIsOnlyReadTakesNothing", "Comity"),
        Of("RequestForAnotherHostIsRefused", "RFC 9110 section 7.4"),
        Of("WhoMayNotSendIsRefusedBeforeAnythingIsRead", "Comity"),
        Of("RequestBringsItsProof", "NIST SP 800-63B section 7.2"),
        Of("PagesOfOtherSitesMayReadAndLearnOfNoPerson", "WHATWG Fetch, CORS protocol"),
        Of("EveryPageOfTheSiteMapIsFoundByItsTitle", "Comity"),
        Of("AnswerThatSetsACookieIsKeptForNobody", "RFC 9111 section 7.3"),
        Of("KeptPageLivesForAMinute", "Comity"),
        Of("RefusalIsKeptNowhere", "RFC 9111 section 3"),
        Of("AnswerToASessionIsKeptNowhere", "RFC 9111 section 3.5"),
        Of("KeptPageIsMadeAgainAfterEveryEntry", "Comity"),
        Of("VisitorWhoHasSeenMoreGetsNoOlderPage", "Comity"),
        Of("PageOfPrivateNotesIsSharedWithNobody", "Comity"),
        Of("PageThatIsTheSameForAllBearsEachReadersOwnName", "Comity"),
        Of("AccountPagesAreNotKept", "RFC 9111 section 5.2.2.5"),
        Of("OnlyWhatEverybodyMayReadIsCompressed", "CVE-2013-3587"),
        Of("SessionHasALongestLife", "Comity"),
        Of("SessionEndsWithoutUse", "Comity"),
        Of("SessionThatWasEndedElsewhereEndsAtOnce", "Comity"),
        Of("SignOutEndsTheSession", "Comity"),
        Of("NewPasswordEndsOtherSessions", "Comity"),
        Of("ConfirmationCountsForFiveMinutes", "Comity"),
        Of("CodeWorksOnce", "RFC 6238 section 5.2"),
        Of("LinkWorksOnce", "Comity"),
        Of("KeyReadsWithinItsScope", "RFC 6750"),
        Of("KeyThatReadsNeitherVotesNorSeals", "Comity"),
        Of("KeyThatReadsSendsNothing", "RFC 6750"),
        Of("KeyDoesNotOpenTheAccount", "Comity"),
        Of("PersonCountsOnceInAConsultation", "Comity") with { Cases = ["capacity"] },
        Of("NameIsPlain", "UTS 39") with { Cases = ["control", "invisible", "alike", "digits", "marks", "unusual"] },
        Of("KeyIsShownOnce", "Comity"),
        Of("WhetherANameExistsIsNotTold", "Comity"),
        Of("StrangerElsewhereLocksNobodyOut", "NIST SP 800-63B section 5.2.2"),
        Of("FormThatDidNotComeFromTheSiteIsRefused", "Comity"),
        Of("NetworkOfIpv6CountsAsOne", "RFC 6177"),
        Of("SearchFindsWordsAndTheirBeginningsAndNoMiddles", "Comity"),
        Of("LeavesOfASheetStandInNoOrderOfArrival", "Comity"),
        Of("SheetStandsBeforeASilenceEnds", "Comity"),
        Of("StatementThatIsTwiceInABatchIsOneEntry", "Comity"),
        Of("WhoeverActsForAParticipantThatLeftActsForItNoMore", "Comity"),
        Of("LogKnowsNoNamesNoAddressesAndNoLinks", "Comity"),
        Of("ErasedAccountIsGone", "Comity"),
    ];

    private static KnownRule Of(string name, string source, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new(name, RuleKind.Edge, source, file.StartsWith("/comity/", StringComparison.Ordinal) ? file["/comity/".Length..] : file, line);
}
