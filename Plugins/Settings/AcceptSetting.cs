namespace Opps.Plugins.Settings;

/// <summary>T6: there is one row of settings, and a tolerance is from 0 to 100, with two decimals.</summary>
public sealed class AcceptSetting : Plugin
{
    private protected override void Run(Execution execution)
    {
        var target = execution.Target;
        if (execution.Context.MessageName == Messages.Create && target.Id != SettingTable.OnlyRow)
        {
            throw new RefusedException(TextKeys.SecondSetting, target.Id, SettingTable.OnlyRow);
        }

        if (target.GetAttributeValue<decimal?>(SettingTable.Tolerance) is { } tolerance)
        {
            target[SettingTable.Tolerance] = tolerance is >= 0m and <= Percentage.Whole
                ? Math.Round(tolerance, 2, MidpointRounding.AwayFromZero)
                : throw new RefusedException(TextKeys.ToleranceOutOfRange, tolerance);
        }

        execution.Trace("the settings hold from the next event (T4)");
    }
}
