namespace Opps.Plugins.Core.Tables;

/// <summary>Names in the table of the settings, of which there is one row or none.</summary>
public static class SettingTable
{
    public const string Name = "opps_setting";
    public const string Id = "opps_settingid";
    public const string SumWhenWon = "opps_sumwhenwon";
    public const string Tolerance = "opps_tolerance";
    public const string WonWithoutSellers = "opps_wonwithoutsellers";
    public const string PeriodSum = "opps_periodsum";
    public const string ChangeReason = "opps_changereason";
    public const string CustomerSellers = "opps_customersellers";
    public const string OrganizationId = "organizationid";

    /// <summary>The value of a setting that refuses; any other tells.</summary>
    public const int Refuse = 847212001;

    /// <summary>The value that asks for a reason; any other leaves it to the person.</summary>
    public const int Required = 847212021;

    /// <summary>The value with which new opportunities get the customer's sellers; with any other they don't.</summary>
    public const int On = 847212031;

    /// <summary>The one row there may be (T6).</summary>
    public static readonly Guid OnlyRow = new("0b85fce6-7a63-5d9a-9d3c-6a3f2c1e4d10");
}

/// <summary>Names in the table of the stages' defaults.</summary>
public static class StageSettingTable
{
    public const string Name = "opps_stagesetting";
    public const string Stage = "opps_stage";
    public const string Probability = "opps_probability";
    public const string StatusOffered = "opps_statusoffered";
    public const string Rejection = "opps_rejection";

    /// <summary>The status offered with which a rejection may be.</summary>
    public const int Lost = 847212011;
}
