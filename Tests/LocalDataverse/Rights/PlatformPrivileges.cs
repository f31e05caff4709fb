namespace LocalDataverse.Rights;

/// <summary>
/// Privileges that are not those of a table's rows: for customizing, and for what every app of the platform reads. A role may
/// state them. The local host asks for those of options, imports and publishing; the rest it takes as given.
/// </summary>
internal static class PlatformPrivileges
{
    private static readonly HashSet<string> Known = new(
    [
        .. Subjects("Create Read Write Delete", "OptionSet Attribute Entity Relationship SavedQuery SystemForm SavedQueryVisualizations WebResource AppModule SiteMap EntityKey Ribbon"),
        .. Subjects("Create Read Write Delete Assign Share", "UserQuery UserForm UserQueryVisualizations UserEntityUISettings UserEntityInstanceData UserApplicationMetadata RecentlyUsed"),
        .. Subjects("Read", "Customization ApplicationFile AttributeMap ComplexControl CustomControl CustomControlDefaultConfig CustomControlResource EntityMap HierarchyRule LanguageLocale License " +
            "Organization OrganizationUI PluginAssembly PluginType Query RelationshipRole SdkMessage SdkMessageProcessingStepImage Workflow ProcessStage Theme Position Territory Calendar AppConfig " +
            "AppConfigMaster AppConfigInstance AppElement AppSetting AppUserSetting SettingDefinition OrganizationSetting EnvironmentVariableDefinition SystemApplicationMetadata Publisher " +
            "Post Queue DuplicateRule ActionCard WebWizard WizardAccessPrivilege WizardPage AuditSummary RecordAuditHistory PriceLevel Competitor UoM UoMSchedule Lead Connection ConnectionRole"),
        .. Subjects("AppendTo", "UserSettings PriceLevel Competitor UoM UoMSchedule Lead Connection"),
        .. Subjects("Append", "Connection"),
        "prvImportCustomization", "prvWriteCustomization", "prvExportCustomization", "prvPublishCustomization", "prvReadRecordAuditHistory", "prvReadAuditSummary", "prvDeleteRecordChangeHistory",
        "prvBulkEdit", "prvBulkDelete", "prvExportToExcel", "prvMerge", "prvPrint", "prvGoOffline", "prvSyncToOutlook", "prvUseOfficeApps", "prvUseTabletApp", "prvFlow", "prvWorkflowExecution",
        "prvAddressBook", "prvAllowQuickCampaign", "prvDocumentGeneration", "prvMailMerge", "prvWebMailMerge", "prvOneDrive", "prvSearchAvailability", "prvOverrideCreatedOnCreatedBy",
        "prvActOnBehalfOfAnotherUser", "prvAssignRole", "prvDisableUser", "prvReparentTeam", "prvReparentUser", "prvReparentBusinessUnit", "prvBypassCustomPlugins", "prvBypassCustomBusinessLogic",
    ], StringComparer.OrdinalIgnoreCase);

    public static bool Include(string privilege) => Known.Contains(privilege);

    private static IEnumerable<string> Subjects(string verbs, string subjects) =>
        verbs.Split(' ').SelectMany(_ => subjects.Split(' '), (verb, subject) => $"prv{verb}{subject}");
}
