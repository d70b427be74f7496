using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using Comity.Forum.Commitments;
using Comity.Forum.Decisions;
using Comity.Forum.Documents;
using Comity.Forum.Notices;
using Comity.Forum.Chair;
using Comity.Forum.Meetings;
using Comity.Forum.Procedure;
using Comity.Forum.Silence;
using Comity.Members;
using Comity.Members.Accreditation;
using Comity.Members.Credentials;
using Comity.Members.Participants;
using Comity.Negotiation.Consultations;
using Comity.Norms.Texts;
using Comity.Record.Entries;
using Comity.Record.Figures;
using Comity.Record.Files;
using Comity.Record.Founding;
using Comity.Record.Keys;
using Comity.Record.Lots;
using Comity.Record.Received;
using Comity.Record.Sealing;

namespace Comity;

/// <summary>The one place that knows every act, who may do it, and which rules it is held against.</summary>
public static class Process
{
    /// <summary>Every act of the process.</summary>
    public static ImmutableArray<ActKind> Acts { get; } = new ActTable()
        .Act<BeginRecord>(Role.Server, act => act
            .In(p => p.Record.Founding, FoundingRules.EditionIsKnown, FoundingRules.TermsAreReasonable, FoundingRules.FirstKeyNeedsNone)
            .In(p => p.Record.Founding, FoundingRules.OriginIsName, FoundingRules.AttestorIsKey, FoundingRules.SitesAreOrigins, FoundingRules.ProcessIsNamedBriefly)
            .In(p => p.Members, CredentialRules.PersonIsPseudonym)
            .In(p => p, ProcessRules.ActsAreKnown))
        .Act<DescribeProcess>(Role.Secretariat | Role.Chair, act => act.In(p => p.Record.Founding, FoundingRules.ProcessIsNamedBriefly, FoundingRules.DescriptionIsNew))
        .Act<AdoptRules>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Record.Founding, FoundingRules.EditionIsKnown, FoundingRules.TermsAreReasonable, FoundingRules.FirstKeyNeedsNone)
            .In(p => p, ProcessRules.ActsAreKnown))
        .Act<ChangeServer>(Role.Secretariat, act => act.In(p => p.Record.Founding, FoundingRules.AttestorIsKey, FoundingRules.SitesAreOrigins))
        .Act<HandOverSecretariat>(Role.Secretariat, act => act
            .In(p => p.Record.Founding, FoundingRules.AttestorIsKey, FoundingRules.SitesAreOrigins, FoundingRules.SecretariatGoesElsewhere)
            .In(p => p.Members, CredentialRules.PersonIsPseudonym))
        .Act<RegisterKey>(Role.AnyPerson | Role.Public, act => act
            .In(p => p.Record.Keys, KeyRules.KeyIsWellFormed, KeyRules.KeyIsNew, KeyRules.KeyIsHeld, KeyRules.KeysAreFew)
            .In(p => p.Members, CredentialRules.PersonIsPseudonym))
        .Act<RevokeKey>(Role.AnyPerson | Role.Public, act => act.In(p => p.Record.Keys, KeyRules.KeyIsOnesOwn))
        .Act<EnterReceived>(Role.Secretariat, act => act.In(p => p.Record.Received, ReceivedRules.DocumentIsDated, ReceivedRules.ReceivedIsPlain).In(p => p.Record, ReceivedRules.ReceivedIsInTime))
        .Act<ConfirmReceived>(Role.AnyParticipant, act => act.In(p => p.Record.Received, ReceivedRules.ReceivedIsOnesOwn, ReceivedRules.ReceivedIsOpen))
        .Act<ContestReceived>(Role.AnyParticipant, act => act.In(p => p.Record.Received, ReceivedRules.ReceivedIsOnesOwn, ReceivedRules.ReceivedIsOpen))
        .Act<SettleReceived>(Role.Clock)
        .Act<EnterSealedSheet>(Role.Server, act => act.In(p => p.Record.Sealing, SealingRules.SheetIsNext, SealingRules.SheetIsPadded))
        .Act<OpenSealed>(Role.AnyPerson, act => act.In(p => p.Record.Sealing, SealingRules.SealedStoodInSheet, SealingRules.SealedIsOpenedOnce))
        .Act<NoteSealed>(Role.Chair)
        .Act<OpenLot>(Role.Secretariat | Role.Chair, act => act.In(p => p.Record.Lots, LotRules.LotIsFair, LotRules.LotLeavesTime).In(p => p.Members.Participants, ParticipantRules.GroupsTakePart))
        .Act<CommitToLot>(Role.AnyParticipant, act => act.In(p => p.Record.Lots, LotRules.LotIsCommittedOnce))
        .Act<RevealForLot>(Role.AnyParticipant, act => act.In(p => p.Record.Lots, LotRules.LotIsRevealedAsCommitted))
        .Act<DrawLot>(Role.Clock).AfterSheet()
        .Act<PublishFigure>(Role.Secretariat | Role.Chair | Role.Server, act => act.In(p => p.Record.Figures, FigureRules.FigureSaysItsBasis, FigureRules.FigureIsOrdered))
        .Act<RecallFile>(Role.AnyPerson, act => act.In(p => p.Files, FileRules.RecalledFileIsOnesOwn, FileRules.RecalledFileIsNamedOnce, FileRules.RecallIsInTime))
        .Act<WithholdFile>(Role.Secretariat, act => act.In(p => p.Files, FileRules.FileIsWithheldOnce))
        .Act<AdmitParticipant>(Role.Secretariat, act => act
            .In(p => p.Members.Participants, ParticipantRules.ParticipantCodeIsFree, ParticipantRules.ParticipantIsNamed, ParticipantRules.DevelopmentGroupIsOfStates)
            .In(p => p.Members.Participants, ParticipantRules.OrganizationSpeaksForItsMembers, ParticipantRules.JoiningHasHappened)
            .In(p => p.Members.Accreditation, AccreditationRules.ProposalIsTheOnlyOne))
        .Act<CorrectParticipant>(Role.Secretariat, act => act
            .In(p => p.Members.Participants, ParticipantRules.ParticipantTakesPart, ParticipantRules.ParticipantIsNamed, ParticipantRules.DevelopmentGroupIsOfStates)
            .In(p => p.Members.Participants, ParticipantRules.OrganizationSpeaksForItsMembers, ParticipantRules.JoiningHasHappened))
        .Act<EndParticipation>(Role.Secretariat, act => act.In(p => p.Members.Participants, ParticipantRules.ParticipantTakesPart))
        .Act<AdoptModality>(Role.Secretariat | Role.Chair, act => act.In(p => p.Members.Accreditation, AccreditationRules.ModalityLeavesTime))
        .Act<ProposeAccreditation>(Role.Secretariat, act => act
            .In(p => p.Members.Accreditation, AccreditationRules.ModalityIsInForce, AccreditationRules.AccreditationIsForObservers, AccreditationRules.ProposalIsTheOnlyOne)
            .In(p => p.Members.Participants, ParticipantRules.ParticipantCodeIsFree, ParticipantRules.ParticipantIsNamed, ParticipantRules.DevelopmentGroupIsOfStates)
            .In(p => p.Members.Participants, ParticipantRules.OrganizationSpeaksForItsMembers, ParticipantRules.JoiningHasHappened))
        .Act<ObjectToAccreditation>(Role.AnyParticipant, act => act
            .In(p => p.Members.Participants, AccreditationRules.ObjectingIsARight)
            .In(p => p.Members.Accreditation, AccreditationRules.ObjectionIsInTime)
            .In(p => p.Members, AccreditationRules.ReceivedObjectionIsAtOnce))
        .Act<WithdrawObjection>(Role.AnyParticipant, act => act.In(p => p.Members.Accreditation, AccreditationRules.ObjectionIsOnesOwn))
        .Act<SettleAccreditation>(Role.Clock)
        .Act<DecideAccreditation>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Members.Accreditation, AccreditationRules.AccreditationIsDisputed, AccreditationRules.AccreditationIsDecidedAsSet))
        .Act<IssueCredentials>(Role.HeadOfDelegation, act => act
            .In(p => p.Members, CredentialRules.PersonIsPseudonym, CredentialRules.TermEndsAfterItBegins, CredentialRules.CredentialsGiveNoMore)
            .In(p => p, ProcessRules.ActsAreKnown))
        .Act<WithdrawCredentials>(Role.HeadOfDelegation, act => act.In(p => p.Members, CredentialRules.PersonIsPseudonym, CredentialRules.CredentialsExist))
        .Act<Appoint>(Role.Secretariat, act => act.In(p => p.Members, CredentialRules.PersonIsPseudonym, CredentialRules.TermEndsAfterItBegins, CredentialRules.SecretariatIsKept, CredentialRules.ChairIsOne)
            .In(p => p.Forum, ChairRules.ChairIsOfItsState))
        .Act<EndAppointment>(Role.Secretariat, act => act.In(p => p.Members, CredentialRules.PersonIsPseudonym, CredentialRules.OfficeIsHeld, CredentialRules.SecretariatIsKept))
        .Act<ResetSignIn>(Role.Secretariat, act => act.In(p => p.Members, CredentialRules.PersonIsPseudonym))
        .Act<AdoptText>(Role.Secretariat | Role.Chair, act => act.In(p => p.Texts, TextRules.TextIdIsFree, TextRules.TextHasWords))
        .Act<EndText>(Role.Secretariat | Role.Chair, act => act.In(p => p.Texts, TextRules.TextExists, TextRules.TextEndsOnce))
        .Act<EnterModel>(Role.Secretariat | Role.Chair, act => act.In(p => p.Texts, TextRules.TextExists, TextRules.ModelIsNew, TextRules.EndorsementHasBasis))
        .Act<ChangeModelStatus>(Role.Secretariat | Role.Chair, act => act.In(p => p.Texts, TextRules.ModelExists))
        .Act<TakePosition>(Role.AnyParticipant, act => act.In(p => p.Texts, TextRules.TextExists, TextRules.InterpretationHasWords))
        .Act<AdoptProcedure>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Procedure, ProcedureRules.ProcedureIsReasonable, ProcedureRules.QuorumIsPart, ProcedureRules.SilenceCanBegin, ProcedureRules.GroupsHaveAnOrder))
        .Act<DeclareClosedDays>(Role.Secretariat | Role.Chair, act => act.In(p => p.Forum.Procedure, ProcedureRules.ClosedDaysEnd))
        .Act<EnterCommitment>(Role.AnyParticipant, act => act
            .In(p => p.Forum.Commitments, CommitmentRules.CommitmentIdIsFree, CommitmentRules.CommitmentHasItsTime, CommitmentRules.WindowNamesNegotiation)
            .In(p => p.Forum.Commitments, CommitmentRules.BindingNamesInstrument, CommitmentRules.MeasuresAreInCatalogue)
            .In(p => p.Members.Participants, ParticipantRules.MayCommit))
        .Act<ReportOnCommitment>(Role.AnyParticipant, act => act.In(p => p.Forum.Commitments, CommitmentRules.CommitmentIsOnesOwn))
        .Act<AssessCommitment>(Role.AnyParticipant | Role.Reviewer, act => act.In(p => p.Forum.Commitments, CommitmentRules.CommitmentIsAnothers))
        .Act<AskAboutCommitment>(Role.AnyParticipant, act => act.In(p => p.Forum.Commitments, CommitmentRules.CommitmentIsAnothers))
        .Act<AnswerQuestion>(Role.AnyParticipant, act => act.In(p => p.Forum.Commitments, CommitmentRules.QuestionIsOpen))
        .Act<ProlongCommitment>(Role.AnyParticipant, act => act.In(p => p.Forum.Commitments, CommitmentRules.CommitmentIsOnesOwn, CommitmentRules.CommitmentGrowsLonger))
        .Act<WithdrawCommitment>(Role.AnyParticipant, act => act.In(p => p.Forum.Commitments, CommitmentRules.CommitmentIsOnesOwn, CommitmentRules.WithdrawalHasClause))
        .Act<LapseCommitment>(Role.Clock)
        .Act<AdoptMeasure>(Role.AnyParticipant, act => act
            .In(p => p.Forum.Commitments, CommitmentRules.MeasuresAreInCatalogue, CommitmentRules.MeasureIsAdoptedOnce)
            .In(p => p.Members.Participants, ParticipantRules.MayCommit))
        .Act<EndMeasure>(Role.AnyParticipant, act => act.In(p => p.Forum.Commitments, CommitmentRules.MeasureIsAdoptedOnce))
        .Act<Disclose>(Role.AnyParticipant, act => act
            .In(p => p.Forum.Commitments, DisclosureRules.DisclosureIdIsFree, DisclosureRules.DisclosureHasItsLayer, DisclosureRules.SealedDisclosureWillOpen)
            .In(p => p.Members.Participants, ParticipantRules.MayCommit))
        .Act<OpenDisclosure>(Role.AnyParticipant, act => act.In(p => p.Forum.Commitments, DisclosureRules.DisclosureIsAsCommitted))
        .Act<EnterNormsReview>(Role.Secretariat | Role.Chair, act => act.In(p => p.Forum, DisclosureRules.ReviewNamesEveryLoss))
        .Act<BeginSilence>(Role.Secretariat | Role.Chair | Role.AnyParticipant, act => act
            .In(p => p.Forum, SilenceRules.SilenceIsNew, SilenceRules.SilenceIsProposedByWhoMay, SilenceRules.SilenceTextStands, SilenceRules.SilenceLeavesTime)
            .In(p => p.Forum, SilenceRules.SilenceHasItsLanguages, SilenceRules.SilenceFollowsConsultation))
        .Act<BreakSilence>(Role.AnyParticipant, act => act.In(p => p.Forum, SilenceRules.SilenceRuns, SilenceRules.SilenceIsBrokenByWhoMay, SilenceRules.ObjectorIsNamedAsTermsSay, SilenceRules.AmendmentHasWords))
        .Act<NoteBrokenSilence>(Role.Chair, act => act.In(p => p.Forum, SilenceRules.SilenceRuns, SilenceRules.ObjectorIsNamedAsTermsSay))
        .Act<ExtendSilence>(Role.Secretariat | Role.Chair | Role.AnyParticipant, act => act.In(p => p.Forum, SilenceRules.SilenceRuns, SilenceRules.SilenceIsItsProposers, SilenceRules.SilenceLeavesTime))
        .Act<WithdrawFromSilence>(Role.Secretariat | Role.Chair | Role.AnyParticipant, act => act.In(p => p.Forum, SilenceRules.SilenceRuns, SilenceRules.SilenceIsItsProposers))
        .Act<SettleSilence>(Role.Clock).AfterSheet()
        .Act<TakeNoteOfSilence>(Role.Secretariat | Role.Chair, act => act.In(p => p.Forum, SilenceRules.AdoptionIsNotedOnce))
        .Act<PutDecision>(Role.Secretariat | Role.Chair | Role.AnyParticipant, act => act.In(p => p.Forum, DecisionRules.DecisionIsWhole, DecisionRules.DecisionIsPutByWhoMay))
        .Act<ObjectToDecision>(Role.AnyParticipant, act => act.In(p => p.Forum, DecisionRules.DecisionIsOpen, DecisionRules.ObjectionIsByWhoMay))
        .Act<WithdrawDecisionObjection>(Role.AnyParticipant, act => act.In(p => p.Forum, DecisionRules.DecisionIsOpen, DecisionRules.DecisionObjectionIsOnesOwn))
        .Act<RuleConsensus>(Role.Chair, act => act.In(p => p.Forum, DecisionRules.DecisionIsOpen, DecisionRules.ConsensusHasNoObjection, DecisionRules.DecisionHasQuorum))
        .Act<CallVote>(Role.Chair, act => act.In(p => p.Forum, DecisionRules.DecisionIsOpen, DecisionRules.VotesAreAllowed, DecisionRules.DecisionHasQuorum))
        .Act<VoteOnDecision>(Role.AnyParticipant, act => act.In(p => p.Forum, DecisionRules.DecisionIsOpen, DecisionRules.VoteIsCastByWhoMay))
        .Act<CloseVote>(Role.Clock)
        .Act<WithdrawDecision>(Role.Secretariat | Role.Chair | Role.AnyParticipant, act => act.In(p => p.Forum, DecisionRules.DecisionIsOpen, DecisionRules.DecisionIsItsProposers))
        .Act<ExplainPosition>(Role.AnyParticipant, act => act.In(p => p.Forum, DecisionRules.ExplanationHasItsMatter, DecisionRules.ExplanationIsByWhoMay, DecisionRules.DissociationNamesParagraphs))
        .Act<IssueChairsSummary>(Role.Chair, act => act.In(p => p.Forum, DecisionRules.SummaryReplacesNoDecision))
        .Act<AcknowledgeNotice>(Role.AnyParticipant, act => act.In(p => p.Forum.Notices, NoticeRules.NoticeIsAcknowledgedOnce))
        .Act<HandDuty>(Role.AnyParticipant, act => act.In(p => p.Forum, NoticeRules.DutyIsHandedToOnesGroup))
        .Act<TakeDuty>(Role.AnyParticipant, act => act.In(p => p.Forum, NoticeRules.DutyIsTakenInTheGroup))
        .Act<NoteMailing>(Role.Server, act => act.In(p => p.Forum.Notices, NoticeRules.MailingIsOfNotice))
        .Act<ConveneMeeting>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingIsNew, MeetingRules.MeetingEndsAfterItBegins, MeetingRules.AgendaIsNumbered, MeetingRules.GroupWorks)
            .In(p => p.Forum, MeetingRules.AgendaNamesDocuments))
        .Act<ReviseMeeting>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsAwaited, MeetingRules.MeetingEndsAfterItBegins, MeetingRules.AgendaIsNumbered)
            .In(p => p.Forum, MeetingRules.AgendaNamesDocuments))
        .Act<CancelMeeting>(Role.Secretariat | Role.Chair, act => act.In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsAwaited))
        .Act<EstablishGroup>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.GroupIsNew)
            .In(p => p.Forum, MeetingRules.GroupMembersTakePart))
        .Act<EndGroup>(Role.Secretariat | Role.Chair, act => act.In(p => p.Forum.Meetings, MeetingRules.GroupWorks))
        .Act<OpenMeeting>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsAwaited, MeetingRules.MeetingOpensInItsTime)
            .In(p => p.Forum, MeetingRules.PresentTakePart, MeetingRules.QuorumOpensMeeting))
        .Act<NotePresence>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsBegun)
            .In(p => p.Forum, MeetingRules.PresentTakePart))
        .Act<AdoptAgenda>(Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.AgendaIsAdoptedOnce, MotionRules.PointOfOrderComesFirst)
            .In(p => p.Forum, MeetingRules.QuorumDecidesInMeeting, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst))
        .Act<OpenItem>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.ItemIsOnAgenda, MeetingRules.ItemIsNotDone, MeetingRules.OneItemAtATime)
            .In(p => p.Forum.Meetings, MeetingRules.AgendaComesFirst, MotionRules.PointOfOrderComesFirst)
            .In(p => p.Forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst))
        .Act<CloseItem>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.ItemIsOnAgenda, MeetingRules.ItemIsOpen, SpeakerRules.FloorIsFree)
            .In(p => p.Forum.Meetings, MotionRules.PointOfOrderComesFirst)
            .In(p => p.Forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst))
        .Act<AskForFloor>(Role.AnyParticipant, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsNotOver, MeetingRules.ItemIsOnAgenda, MeetingRules.ItemIsNotDone)
            .In(p => p.Forum.Meetings, SpeakerRules.GroupIsSpokenFor, SpeakerRules.ListIsOpen, SpeakerRules.FloorIsAskedOnce)
            .In(p => p.Forum, SpeakerRules.ParticipantMaySpeak, SpeakerRules.RepliesAreLimited))
        .Act<LeaveSpeakersList>(Role.AnyParticipant, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsNotOver, MeetingRules.ItemIsOnAgenda, SpeakerRules.SpeakerIsListed))
        .Act<CloseSpeakersList>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsNotOver, MeetingRules.ItemIsOnAgenda, MeetingRules.ItemIsNotDone, SpeakerRules.ListIsOpen))
        .Act<GiveFloor>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.ItemIsOpen, SpeakerRules.OneSpeakerAtATime, MotionRules.PointOfOrderComesFirst)
            .In(p => p.Forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst, SpeakerRules.SpeakerIsNext, SpeakerRules.FloorHasItsMinutes))
        .Act<EndFloor>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, SpeakerRules.FloorIsHeld))
        .Act<RaisePointOfOrder>(Role.AnyMember, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.PointOfOrderComesFirst)
            .In(p => p.Forum, MotionRules.ParticipantMayMove, MotionRules.AppealComesFirst))
        .Act<RulePointOfOrder>(Role.Chair, act => act.In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.PointOfOrderIsRaised))
        .Act<AppealRuling>(Role.AnyMember, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.PointOfOrderComesFirst, MotionRules.RulingIsFresh)
            .In(p => p.Forum, MotionRules.ParticipantMayMove))
        .Act<DecideAppeal>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.PointOfOrderComesFirst, MotionRules.AppealIsMade)
            .In(p => p.Forum, MeetingRules.QuorumDecidesInMeeting, MotionRules.MotionIsPutToVote, MotionRules.MotionVotersArePresent, MotionRules.MotionFollowsItsVotes))
        .Act<Move>(Role.AnyMember, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MeetingRules.ItemIsOpen, MotionRules.MotionIsNew, MotionRules.PointOfOrderComesFirst)
            .In(p => p.Forum, MotionRules.ParticipantMayMove, MotionRules.AppealComesFirst))
        .Act<DecideMotion>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, MotionRules.MotionIsMade, MotionRules.MotionsFollowPrecedence, MotionRules.PointOfOrderComesFirst)
            .In(p => p.Forum, MeetingRules.QuorumDecidesInMeeting, MotionRules.AppealComesFirst, MotionRules.MotionIsPutToVote, MotionRules.MotionVotersArePresent, MotionRules.MotionFollowsItsVotes))
        .Act<SuspendMeeting>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay, SpeakerRules.FloorIsFree, MotionRules.PointOfOrderComesFirst)
            .In(p => p.Forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst))
        .Act<ResumeMeeting>(Role.Secretariat | Role.Chair, act => act.In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsSuspended))
        .Act<ShowMarkUp>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsUnderWay)
            .In(p => p.Forum, MeetingRules.MarkUpIsOfDocument))
        .Act<CloseMeeting>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Meetings, MeetingRules.MeetingExists, MeetingRules.MeetingIsBegun, SpeakerRules.FloorIsFree, MotionRules.PointOfOrderComesFirst)
            .In(p => p.Forum, MotionRules.AppealComesFirst, MotionRules.MotionsComeFirst))
        .Act<OpenSeat>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Chair, ChairRules.SeatIsNew, ChairRules.SeatHasItsTerm, ChairRules.SeatFollowsMethod, ChairRules.NominationsHaveATime, ChairRules.SeatGroupIsNext, ChairRules.ChairSeatIsFree))
        .Act<Nominate>(Role.AnyMember, act => act
            .In(p => p.Forum.Chair, ChairRules.SeatIsOpen, ChairRules.NominationIsInTime, ChairRules.NominationNamesOneself, ChairRules.NominationIsNew)
            .In(p => p.Forum, ChairRules.NomineeMayChair))
        .Act<AcceptNomination>(Role.AnyMember, act => act.In(p => p.Forum.Chair, ChairRules.SeatIsOpen, ChairRules.NominationIsInTime, ChairRules.NominationIsOffered))
        .Act<WithdrawNomination>(Role.AnyMember, act => act.In(p => p.Forum.Chair, ChairRules.SeatIsOpen).In(p => p.Forum, ChairRules.NominationIsOnesOwn))
        .Act<FillSeat>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Chair, ChairRules.SeatIsOpen, ChairRules.NominationsAreOver)
            .In(p => p.Forum, ChairRules.SeatIsFilledAsPublished, ChairRules.ChairEndsWithItsSeat))
        .Act<VacateSeat>(Role.Secretariat | Role.Chair | Role.AnyMember, act => act
            .In(p => p.Forum.Chair, ChairRules.SeatIsToBeVacated)
            .In(p => p.Forum, ChairRules.SeatIsOnesOwn, ChairRules.ChairEndsWithItsSeat))
        .Act<IssueDocument>(Role.Secretariat | Role.Chair, act => act
            .In(p => p.Forum.Documents, DocumentRules.DocumentIsNew, DocumentRules.DocumentBearsItsSymbol, DocumentRules.RelationIsWhole, DocumentRules.RevisionFollowsItsSymbol)
            .In(p => p.Forum.Documents, DocumentRules.LanguageIsThereOrDue)
            .In(p => p.Members.Participants, DocumentRules.AuthorIsWhereOneBelongs, DocumentRules.CirculatingIsARight))
        .Act<AddLanguage>(Role.Secretariat, act => act.In(p => p.Forum.Documents, DocumentRules.DocumentStands, DocumentRules.LanguageIsMissing, DocumentRules.DistributionIsThatOfTheDocument))
        .Act<WithdrawDocument>(Role.Secretariat | Role.Chair | Role.AnyParticipant, act => act.In(p => p.Forum.Documents, DocumentRules.DocumentStands, DocumentRules.DocumentIsOnesOwn).In(p => p.Forum, SilenceRules.TextUnderSilenceStays))
        .Act<CirculateStatement>(Role.AnyParticipant, act => act
            .In(p => p.Forum.Documents, DocumentRules.DocumentIsNew, DocumentRules.LanguageIsThereOrDue)
            .In(p => p.Members.Participants, DocumentRules.CirculatingIsARight))
        .Act<ProposeWording>(Role.AnyParticipant, act => act
            .In(p => p.Forum.Documents, DocumentRules.DocumentStands, DocumentRules.WordingHasItsWords)
            .In(p => p.Members.Participants, DocumentRules.ProposingIsARight))
        .Act<WithdrawWording>(Role.AnyParticipant, act => act.In(p => p.Forum.Documents, DocumentRules.WordingIsOnesOwn))
        .Act<OpenConsultation>(Role.Secretariat | Role.Chair, act => act.In(p => p.Consultations, ConsultationRules.ConsultationIsWhole))
        .Act<EnterVotes>(Role.Server, act => act
            .In(p => p.Consultations, ConsultationRules.VotesAreInOrder, ConsultationRules.VotesAreOnStatements)
            .In(p => p.Members, ConsultationRules.VotersArePersons))
        .Act<EnterSealedVotes>(Role.Server, act => act.In(p => p.Consultations, ConsultationRules.VotesAreInOrder, ConsultationRules.VotesArePadded))
        .Act<CloseConsultation>(Role.Clock).AfterVotesOn<CloseConsultation>(act => act.Consultation).AfterSheet()
        .Kinds;

    private static readonly FrozenDictionary<Type, ActKind> ByType = Acts.ToFrozenDictionary(kind => kind.Type);

    private static readonly FrozenDictionary<string, ActKind> ByName = Acts.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    private static readonly ImmutableArray<AskedStatementRule> OfEveryStatement =
    [
        Asked(StatementRules.StatementIsForThisLog),
        Asked(StatementRules.StatementSawWhatIs),
        Asked(StatementRules.StatementIsNew),
        Asked(StatementRules.TextsSaySomething),
        Asked(StatementRules.ValuesAreExact),
        Asked(StatementRules.SignatureHolds),
        Asked(StatementRules.SignatureIsEnough),
    ];

    /// <summary>The version of each kind of act that is entered today, by the name of the kind.</summary>
    public static FrozenDictionary<string, ActKind> Kinds { get; } =
        Acts.GroupBy(kind => kind.Kind).ToFrozenDictionary(versions => versions.Key, versions => versions.Last(), StringComparer.Ordinal);

    /// <summary>Asked after the rules of the act itself: what these say of a thing is plainer than that it is not there.</summary>
    private static readonly AskedRule WhatIsNamed = new(
        nameof(ProcessRules.WhatIsNamedExists), Named(ProcessRules.WhatIsNamedExists).Mark, (picture, attempt) => ProcessRules.WhatIsNamedExists(picture, attempt, attempt.Act));

    /// <summary>What is asked where an act is entered, beside its rules: it needs what no entry holds.</summary>
    private static readonly ImmutableArray<(string Name, RuleAttribute Mark)> AtTheDoor =
    [
        Named(FileRules.FileIsSentByItsActor), Named(FileRules.LimitedFileIsOpenedByItsOwner), Named(FileRules.FileIsNotTakenBack),
        Named(FileRules.RecalledFileWasNotServed), Named(FileRules.WithheldFileIsNamed), Named(NormRules.NormIsInModel),
    ];

    /// <summary>Reads and writes every act.</summary>
    public static ActJson Json { get; } = new(Acts.Select(kind => kind.Type));

    /// <summary>Every rule with its mark, in the order of its name.</summary>
    public static ImmutableArray<(string Name, RuleAttribute Mark)> Rules { get; } =
    [
        .. Acts.SelectMany(kind => kind.Rules).Select(rule => (rule.Name, rule.Mark))
            .Concat(OfEveryStatement.Select(rule => (rule.Name, rule.Mark)))
            .Concat([Named(FoundingRules.RecordBeginsOnce), Named(CredentialRules.PersonMayActSo), Named(ProcessRules.RoleMayDoThis)])
            .Concat(AtTheDoor)
            .Concat([Named(ProcessRules.TimeGoesForward), Named(ProcessRules.ClockEntersWhatIsDue), Named(ProcessRules.EntryFits), Named(ProcessRules.WhatIsNamedExists)])
            .DistinctBy(rule => rule.Name)
            .OrderBy(rule => rule.Name, StringComparer.Ordinal),
    ];

    /// <summary>What the process knows of an act type, by its name; null when there is none.</summary>
    public static ActKind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The version of a kind that is entered today, by the name of the kind or of any version; null when there is none.</summary>
    public static ActKind? Latest(string name) => Kinds.GetValueOrDefault(ActName.KindOf(name));

    /// <summary>What the process knows of an act.</summary>
    public static ActKind KindOf(Act act) => ByType[act.GetType()];

    /// <summary>Asks the rules in force whether a statement may be entered. No refusal: it may.</summary>
    /// <param name="picture">The registers.</param>
    /// <param name="attempt">The statement, its time and its level.</param>
    /// <param name="isRepeated">Whether this person has used this nonce before.</param>
    /// <param name="fault">What is wrong with the signature; null when it holds.</param>
    public static ImmutableArray<Refusal> Ask(Picture picture, Attempt attempt, bool isRepeated, string? fault)
    {
        var founding = picture.Record.Founding;
        if (FoundingRules.RecordBeginsOnce(founding, attempt, attempt.Act) is { } disorder)
            return [disorder];
        var context = new StatementContext(founding, picture.Size, isRepeated, fault);
        var edition = founding.Rules.Edition;
        ImmutableArray<Refusal> general = [.. OfEveryStatement.Where(rule => rule.Mark.Holds(edition)).Select(rule => rule.Ask(context, attempt)).OfType<Refusal>()];
        return general.IsEmpty ? AskOfAct(picture, attempt) : general;
    }

    private static ImmutableArray<Refusal> AskOfAct(Picture picture, Attempt attempt)
    {
        var kind = KindOf(attempt.Act);
        if ((ProcessRules.TimeGoesForward(picture, attempt, attempt.Act)
                ?? CredentialRules.PersonMayActSo(picture.Members, attempt, attempt.Act)
                ?? ProcessRules.RoleMayDoThis(picture, attempt, attempt.Act)
                ?? ProcessRules.ClockEntersWhatIsDue(picture, attempt, attempt.Act)
                ?? ProcessRules.EntryFits(picture, attempt, attempt.Act)) is { } unfit)
            return [unfit];
        var edition = picture.Record.Founding.Rules.Edition;
        ImmutableArray<Refusal> refusals = [.. kind.Rules.Where(rule => rule.Mark.Holds(edition)).Select(rule => rule.Ask(picture, attempt)).OfType<Refusal>()];
        if (refusals.IsEmpty && WhatIsNamed.Mark.Holds(edition) && WhatIsNamed.Ask(picture, attempt) is { } missing)
            refusals = [missing];
        return refusals.IsEmpty && attempt.Act is EnterReceived received ? AskOfReceived(picture, attempt, received) : refusals;
    }

    private static ImmutableArray<Refusal> AskOfReceived(Picture picture, Attempt attempt, EnterReceived received)
    {
        var statement = attempt.Statement with { Act = received.Act, As = received.For, Person = null, Nonce = null };
        return [.. AskOfAct(picture, new Attempt(statement, attempt.At, SignatureLevel.Received)).Select(Inside)];
    }

    /// <summary>What is wrong with the act in an act has its place there; that nobody may act so is wrong with whom it is said to be of.</summary>
    private static Refusal Inside(Refusal refusal) =>
        refusal with { Where = refusal.Where is { } place ? $"act.{place}" : refusal.Rule == nameof(CredentialRules.PersonMayActSo) ? "for" : "act" };

    private static AskedStatementRule Asked(Rule<StatementContext, Act> rule) =>
        new(rule.Method.Name, rule.Method.GetCustomAttribute<RuleAttribute>()!, (context, attempt) => rule(context, attempt, attempt.Act));

    private static (string Name, RuleAttribute Mark) Named(Delegate rule) =>
        (rule.Method.Name, rule.Method.GetCustomAttribute<RuleAttribute>()!);

    private sealed record AskedStatementRule(string Name, RuleAttribute Mark, Func<StatementContext, Attempt, Refusal?> Ask);
}
