namespace Opps.Plugins.Apis;

/// <summary>opps_SplitSellerSharesEqually: all free sellers of an opportunity share what the fixed ones leave, evenly.</summary>
public sealed class SplitSellerSharesEqually : Plugin
{
    private protected override void Run(Execution execution) => ShareAnswer.Change(execution, Cause.Split, EqualSplit.Apply);
}
