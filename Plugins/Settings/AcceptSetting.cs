namespace Opps.Plugins.Settings;

/// <summary>T6: there is one row of settings. What a value may be is stated by its column.</summary>
public sealed class AcceptSetting : Plugin
{
    private protected override void Run(Execution execution)
    {
        if (execution.Target.Id != SettingTable.OnlyRow)
        {
            throw new RefusedException(TextKeys.SecondSetting, execution.Target.Id, SettingTable.OnlyRow);
        }

        execution.Trace("the settings hold from the next event (T4)");
    }
}
