using Opps.Plugins.Core;
using Opps.Plugins.Shares;
using Xunit;

namespace Rules;

public class OpportunityStatusTests
{
    [Theory]
    [InlineData(OpportunityState.Open, null, false)]
    [InlineData(OpportunityState.Open, 1, false)]
    [InlineData(OpportunityState.Won, 3, false)]
    [InlineData(OpportunityState.Lost, null, true)]
    [InlineData(OpportunityState.Lost, 4, true)]
    [InlineData(OpportunityState.Lost, 5, true)]
    [InlineData(OpportunityState.Lost, 847210000, true)]
    [InlineData(OpportunityState.Lost, 847210001, false)]
    public void O2_LostIsState2ExceptExpired(OpportunityState state, int? reason, bool isLost) =>
        Assert.Equal(isLost, new OpportunityStatus(state, reason).IsLost);
}
