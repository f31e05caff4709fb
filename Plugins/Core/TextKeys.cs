namespace Opps.Plugins.Core;

/// <summary>The texts that users see, by key. What each is given, in order, is said here; the words are in the resources.</summary>
public static class TextKeys
{
    /// <summary>The name of a colleague whose share changes.</summary>
    public const string ReasonMissing = "SellerShare_ReasonMissing";

    /// <summary>The same, where a share was removed by itself.</summary>
    public const string ReasonMissingOnRemoval = "SellerShare_ReasonMissingOnRemoval";

    /// <summary>How many characters were given, and how many may be.</summary>
    public const string NoteTooLong = "SellerShare_NoteTooLong";

    /// <summary>The percentage as typed.</summary>
    public const string PercentOutOfRange = "SellerShare_PercentOutOfRange";

    /// <summary>The person's name.</summary>
    public const string Duplicate = "SellerShare_Duplicate";

    /// <summary>The person's name.</summary>
    public const string UserDisabled = "SellerShare_UserDisabled";

    /// <summary>Nothing.</summary>
    public const string Moved = "SellerShare_Moved";

    /// <summary>The opportunity's name.</summary>
    public const string OpportunityClosed = "SellerShare_OpportunityClosed";

    /// <summary>Nothing.</summary>
    public const string SellerMissing = "SellerShares_SellerMissing";

    /// <summary>The column and the value given for it.</summary>
    public const string ValueUnusable = "SellerShares_ValueUnusable";

    /// <summary>The id that is no user's.</summary>
    public const string UserUnknown = "SellerShares_UserUnknown";

    /// <summary>The id that is no opportunity's.</summary>
    public const string OpportunityUnknown = "SellerShares_OpportunityUnknown";

    /// <summary>The sum.</summary>
    public const string SumTold = "Process_SumTold";

    /// <summary>Where in the draft, and the value there.</summary>
    public const string DraftUnusable = "SellerDraft_Unusable";

    /// <summary>The person's name, the percentage given, the one stored meanwhile.</summary>
    public const string DraftCollision = "SellerDraft_Collision";

    /// <summary>The name of a person whom the draft removes, the percentage stored meanwhile.</summary>
    public const string DraftRemovedByCaller = "SellerDraft_RemovedByCaller";

    /// <summary>The name of a person who was removed meanwhile, the percentage given.</summary>
    public const string DraftRemovedByOthers = "SellerDraft_RemovedByOthers";

    /// <summary>The person's name.</summary>
    public const string ReplacedBySame = "ReplaceSeller_SamePerson";

    /// <summary>The new person's name, what the two shares add up to, the opportunity's name.</summary>
    public const string ReplacedAbove100 = "ReplaceSeller_ShareAbove100";

    /// <summary>The new person's name, the opportunities' names in quotes.</summary>
    public const string LeftOut = "ReplaceSeller_LeftOut";

    /// <summary>The new person's name, some of the opportunities' names in quotes, how many more there are.</summary>
    public const string LeftOutMore = "ReplaceSeller_LeftOutMore";

    /// <summary>A name.</summary>
    public const string Quoted = "Name_Quoted";

    /// <summary>The number given, the least and the greatest possible, the usual one.</summary>
    public const string LimitOutOfRange = "ReplaceSeller_LimitOutOfRange";

    /// <summary>The parameter's name.</summary>
    public const string PersonMissing = "ReplaceSeller_PersonMissing";

    /// <summary>Nothing.</summary>
    public const string RejectionOnlyWhenLost = "Opportunity_RejectionOnlyWhenLost";

    /// <summary>Nothing.</summary>
    public const string JournalGuarded = "Journal_Guarded";

    /// <summary>The id that is no entry of the opportunity's journal.</summary>
    public const string ChangeUnknown = "Journal_ChangeUnknown";

    /// <summary>The name of a person who has no user any more.</summary>
    public const string UserGone = "Journal_UserGone";

    /// <summary>The id that is no seller share's.</summary>
    public const string ShareUnknown = "Journal_ShareUnknown";

    /// <summary>Nothing.</summary>
    public const string NothingKnown = "Journal_NothingKnown";

    /// <summary>The moment of the first entry.</summary>
    public const string NotKnown = "Journal_NotKnown";

    /// <summary>The step as given.</summary>
    public const string StepUnknown = "Journal_StepUnknown";

    /// <summary>Nothing.</summary>
    public const string NoMoment = "Journal_NoMoment";

    /// <summary>The entry's id.</summary>
    public const string ChangeNotDeleted = "Journal_NotDeleted";

    /// <summary>The id of an older entry that was not given.</summary>
    public const string OlderChangeStays = "Journal_OlderStays";

    /// <summary>How many were given, and how many may be.</summary>
    public const string TooManyChanges = "Journal_TooMany";

    /// <summary>The opportunity's name, the sum, its difference from 100, the tolerance.</summary>
    public const string WonWithSum = "Setting_WonWithSum";

    /// <summary>The opportunity's name.</summary>
    public const string WonWithoutSellers = "Setting_WonWithoutSellers";

    /// <summary>The id given, and that of the one row there may be.</summary>
    public const string SecondSetting = "Setting_SecondRow";

    /// <summary>Nothing.</summary>
    public const string CustomerNotOne = "DefaultShare_CustomerNotOne";

    /// <summary>The person's name.</summary>
    public const string SellerOfCustomerTwice = "DefaultShare_Duplicate";

    /// <summary>The opportunity's name.</summary>
    public const string CustomerWithoutSellers = "DefaultShare_None";

    /// <summary>Nothing.</summary>
    public const string RejectionOfferedUnlessLost = "StageSetting_RejectionUnlessLost";

    /// <summary>Nothing.</summary>
    public const string PeriodDaysMissing = "Commission_DaysMissing";

    /// <summary>The first day and the last.</summary>
    public const string PeriodDaysReversed = "Commission_DaysReversed";

    /// <summary>The other period's name, its first and its last day.</summary>
    public const string PeriodOverlaps = "Commission_Overlaps";

    /// <summary>The closed period's name and its first day.</summary>
    public const string PeriodBeforeClosed = "Commission_BeforeClosed";

    /// <summary>Nothing.</summary>
    public const string PeriodDaysStay = "Commission_DaysStay";

    /// <summary>Nothing.</summary>
    public const string PeriodHasLines = "Commission_HasLines";

    /// <summary>The column's name.</summary>
    public const string PeriodGuarded = "Commission_PeriodGuarded";

    /// <summary>Nothing.</summary>
    public const string CommissionGuarded = "Commission_Guarded";

    /// <summary>The earlier period's name and that of the one to close.</summary>
    public const string PeriodEarlierOpen = "Commission_EarlierOpen";

    /// <summary>The later period's name and that of the one to close.</summary>
    public const string PeriodLaterClosed = "Commission_LaterClosed";

    /// <summary>The period's name.</summary>
    public const string PeriodReopening = "Commission_Reopening";

    /// <summary>The period's name.</summary>
    public const string PeriodClosedAlready = "Commission_ClosedAlready";

    /// <summary>The period's name.</summary>
    public const string PeriodNotClosed = "Commission_NotClosed";

    /// <summary>The period's name.</summary>
    public const string PeriodPaid = "Commission_Paid";

    /// <summary>The newer period's name and that of the one to reopen.</summary>
    public const string PeriodNotNewest = "Commission_NotNewest";

    /// <summary>The period's name.</summary>
    public const string ReopenReasonMissing = "Commission_ReasonMissing";

    /// <summary>The id that is no period's.</summary>
    public const string PeriodUnknown = "Commission_PeriodUnknown";

    /// <summary>The opportunities' names in quotes.</summary>
    public const string PeriodSumNotWhole = "Commission_SumNotWhole";

    /// <summary>The opportunities' names in quotes.</summary>
    public const string DoesNotAddUp = "Commission_DoesNotAddUp";

    /// <summary>The opportunity's name, the greatest amount possible.</summary>
    public const string CommissionTooLarge = "Commission_TooLarge";

    /// <summary>What was given.</summary>
    public const string PageUnknown = "Commission_PageUnknown";

    /// <summary>The first day, the last day, how many opportunities were looked at.</summary>
    public const string PeriodEmpty = "Commission_Empty";

    /// <summary>The first and the last day without a period.</summary>
    public const string PeriodGap = "Commission_Gap";

    /// <summary>How many opportunities were won earlier, and the first day that is counted.</summary>
    public const string PeriodNotCounted = "Commission_NotCounted";

    /// <summary>The period's name, the amount, the base currency's code, how many lines, how many of them differences.</summary>
    public const string StatementTold = "Process_StatementTold";

    /// <summary>The period's name.</summary>
    public const string StatementEmpty = "Process_StatementEmpty";

    /// <summary>The last day.</summary>
    public const string PeriodNotOver = "Commission_NotOver";

    /// <summary>How many opportunities.</summary>
    public const string PeriodUndated = "Commission_Undated";

    /// <summary>The input's name in the process designer.</summary>
    public const string InputMissing = "Process_InputMissing";

    /// <summary>The input's name in the process designer, the number given, the least and the greatest possible.</summary>
    public const string InputOutOfRange = "Process_InputOutOfRange";
}
