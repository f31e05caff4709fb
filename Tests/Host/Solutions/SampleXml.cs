namespace Host.Solutions;

/// <summary>The text of the sample package: two custom tables, a choice, a relationship, a key, an assembly and a step.</summary>
internal static class SampleXml
{
    public const string CreateId = "9ebdbb1b-ea3e-db11-86a7-000a3a5473e8";
    public const string DeleteId = "a1bdbb1b-ea3e-db11-86a7-000a3a5473e8";
    public const string RetrieveId = "f2bdbb1b-ea3e-db11-86a7-000a3a5473e8";

    public const string Solution = """
        <ImportExportXml version="9.2.24101.190" SolutionPackageVersion="9.2" languagecode="1033">
          <SolutionManifest>
            <UniqueName>Sample</UniqueName><Version>1.2.3.4</Version><Managed>1</Managed>
            <RootComponents>
              <RootComponent type="1" schemaName="sbx_part" behavior="0" />
              <RootComponent type="9" schemaName="sbx_kind" behavior="0" />
              <RootComponent type="91" id="{7b1e0c6a-5b0e-4e57-9e0b-000000000001}" behavior="0" />
              <RootComponent type="92" id="{7b1e0c6a-5b0e-4e57-9e0b-000000000003}" behavior="0" />
            </RootComponents>
          </SolutionManifest>
        </ImportExportXml>
        """;

    public static readonly string Customizations = $$"""
        <ImportExportXml>
          <Entities>
            <Entity>
              <Name LocalizedName="Whole" OriginalName="Whole">sbx_Whole</Name>
              <EntityInfo><entity Name="sbx_Whole">
                <attributes>
                  <attribute PhysicalName="sbx_WholeId"><Type>primarykey</Type><LogicalName>sbx_wholeid</LogicalName></attribute>
                </attributes>
                <OwnershipTypeMask>OrgOwned</OwnershipTypeMask>
              </entity></EntityInfo>
            </Entity>
            <Entity>
              <Name LocalizedName="Part" OriginalName="Part">sbx_Part</Name>
              <EntityInfo><entity Name="sbx_Part">
                <LocalizedNames><LocalizedName description="Part" languagecode="1033" /><LocalizedName description="Del" languagecode="1053" /></LocalizedNames>
                <LocalizedCollectionNames><LocalizedCollectionName description="Parts" languagecode="1033" /></LocalizedCollectionNames>
                <attributes>
                  <attribute PhysicalName="sbx_PartId"><Type>primarykey</Type><LogicalName>sbx_partid</LogicalName>
                    <ValidForUpdateApi>0</ValidForUpdateApi></attribute>
                  <attribute PhysicalName="sbx_Name"><Type>nvarchar</Type><LogicalName>sbx_name</LogicalName>
                    <RequiredLevel>required</RequiredLevel><DisplayMask>PrimaryName|ValidForForm</DisplayMask><MaxLength>100</MaxLength>
                    <displaynames><displayname description="Name" languagecode="1033" /><displayname description="Namn" languagecode="1053" /></displaynames></attribute>
                  <attribute PhysicalName="sbx_Percent"><Type>decimal</Type><LogicalName>sbx_percent</LogicalName>
                    <MinValue>1E-10</MinValue><MaxValue>100</MaxValue><Accuracy>2</Accuracy></attribute>
                  <attribute PhysicalName="sbx_Amount"><Type>money</Type><LogicalName>sbx_amount</LogicalName>
                    <MinValue>-922337203685477</MinValue><MaxValue>922337203685477</MaxValue><Accuracy>2</Accuracy><AccuracySource>2</AccuracySource></attribute>
                  <attribute PhysicalName="sbx_Amount_Base"><Type>money</Type><LogicalName>sbx_amount_base</LogicalName>
                    <ValidForUpdateApi>0</ValidForUpdateApi><ValidForCreateApi>0</ValidForCreateApi>
                    <Accuracy>4</Accuracy><AccuracySource>2</AccuracySource><CalculationOf>sbx_Amount</CalculationOf></attribute>
                  <attribute PhysicalName="sbx_Due"><Type>datetime</Type><LogicalName>sbx_due</LogicalName><Format>date</Format><Behavior>2</Behavior></attribute>
                  <attribute PhysicalName="sbx_Kind"><Type>picklist</Type><LogicalName>sbx_kind</LogicalName>
                    <AppDefaultValue>-1</AppDefaultValue><OptionSetName>sbx_kind</OptionSetName></attribute>
                  <attribute PhysicalName="sbx_IsFixed"><Type>bit</Type><LogicalName>sbx_isfixed</LogicalName><AppDefaultValue>1</AppDefaultValue>
                    <optionset Name="sbx_part_sbx_isfixed"><OptionSetType>bit</OptionSetType><options>
                      <option value="1"><labels><label description="Yes" languagecode="1033" /></labels></option>
                      <option value="0"><labels><label description="No" languagecode="1033" /></labels></option>
                    </options></optionset></attribute>
                  <attribute PhysicalName="sbx_WholeId"><Type>lookup</Type><LogicalName>sbx_wholeid</LogicalName><LookupTypes /></attribute>
                  <attribute PhysicalName="sbx_Picture"><Type>image</Type><LogicalName>sbx_picture</LogicalName></attribute>
                  <attribute PhysicalName="OwnerId"><Type>owner</Type><LogicalName>ownerid</LogicalName><RequiredLevel>systemrequired</RequiredLevel></attribute>
                  <attribute PhysicalName="CreatedBy"><Type>lookup</Type><LogicalName>createdby</LogicalName>
                    <ValidForUpdateApi>0</ValidForUpdateApi><ValidForCreateApi>0</ValidForCreateApi></attribute>
                  <attribute PhysicalName="statecode"><Type>state</Type><LogicalName>statecode</LogicalName>
                    <optionset Name="sbx_part_statecode"><OptionSetType>state</OptionSetType><states>
                      <state value="0" defaultstatus="1" invariantname="Active"><labels><label description="Active" languagecode="1033" /></labels></state>
                      <state value="1" defaultstatus="2" invariantname="Inactive"><labels><label description="Inactive" languagecode="1033" /></labels></state>
                    </states></optionset></attribute>
                  <attribute PhysicalName="statuscode"><Type>status</Type><LogicalName>statuscode</LogicalName>
                    <optionset Name="sbx_part_statuscode"><OptionSetType>status</OptionSetType><statuses>
                      <status value="1" state="0"><labels><label description="Active" languagecode="1033" /></labels></status>
                      <status value="2" state="1"><labels><label description="Inactive" languagecode="1033" /></labels></status>
                    </statuses></optionset></attribute>
                </attributes>
                <EntityKeys><EntityKey><Name>sbx_WholeName</Name><LogicalName>sbx_wholename</LogicalName><EntityKeyAttributes>
                  <AttributeName>sbx_wholeid</AttributeName><AttributeName>sbx_name</AttributeName></EntityKeyAttributes></EntityKey></EntityKeys>
                <EntitySetName>sbx_parts</EntitySetName><OwnershipTypeMask>UserOwned</OwnershipTypeMask>
                <IsAuditEnabled>1</IsAuditEnabled><ChangeTrackingEnabled>1</ChangeTrackingEnabled>
              </entity></EntityInfo>
        {{SampleScreens.OfPart}}
            </Entity>
          </Entities>
          <EntityRelationships>
            <EntityRelationship Name="sbx_whole_part"><EntityRelationshipType>OneToMany</EntityRelationshipType>
              <ReferencingEntityName>sbx_Part</ReferencingEntityName><ReferencedEntityName>sbx_Whole</ReferencedEntityName>
              <CascadeAssign>NoCascade</CascadeAssign><CascadeDelete>Cascade</CascadeDelete>
              <ReferencingAttributeName>sbx_WholeId</ReferencingAttributeName></EntityRelationship>
          </EntityRelationships>
          <optionsets>
            <optionset Name="sbx_kind" localizedName="Kind"><OptionSetType>picklist</OptionSetType><IsGlobal>1</IsGlobal>
              <displaynames><displayname description="Kind" languagecode="1033" /></displaynames><options>
                <option value="779150000"><labels><label description="Big" languagecode="1033" /></labels></option>
                <option value="779150001"><labels><label description="Small" languagecode="1033" /></labels></option>
            </options></optionset>
          </optionsets>
        {{SampleScreens.Dashboards}}
        {{SampleScreens.WebResources}}
          <SolutionPluginAssemblies>
            <PluginAssembly FullName="Sample.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null" PluginAssemblyId="7b1e0c6a-5b0e-4e57-9e0b-000000000001">
              <IsolationMode>2</IsolationMode><SourceType>0</SourceType>
              <FileName>/PluginAssemblies/SamplePlugins-7B1E0C6A-5B0E-4E57-9E0B-000000000001/SamplePlugins.dll</FileName>
              <PluginTypes><PluginType AssemblyQualifiedName="Sample.Plugins.OnPart, Sample.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null"
                PluginTypeId="7b1e0c6a-5b0e-4e57-9e0b-000000000002" Name="On part" /></PluginTypes>
            </PluginAssembly>
          </SolutionPluginAssemblies>
          <SdkMessageProcessingSteps>
            <SdkMessageProcessingStep Name="OnPart: PostOperation Update of sbx_part" SdkMessageProcessingStepId="{7b1e0c6a-5b0e-4e57-9e0b-000000000003}">
              <SdkMessageId>20bebb1b-ea3e-db11-86a7-000a3a5473e8</SdkMessageId>
              <PluginTypeName>Sample.Plugins.OnPart, Sample.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null</PluginTypeName>
              <PluginTypeId>7b1e0c6a-5b0e-4e57-9e0b-000000000002</PluginTypeId>
              <PrimaryEntity>sbx_part</PrimaryEntity>
              <FilteringAttributes>sbx_percent,ownerid</FilteringAttributes>
              <Mode>0</Mode><Rank>3</Rank><EventHandlerTypeCode>4602</EventHandlerTypeCode><Stage>40</Stage><SupportedDeployment>0</SupportedDeployment>
              <SdkMessageProcessingStepImages>
                <SdkMessageProcessingStepImage Name="PreImage">
                  <SdkMessageProcessingStepImageId>7b1e0c6a-5b0e-4e57-9e0b-000000000004</SdkMessageProcessingStepImageId>
                  <Attributes>sbx_wholeid</Attributes><EntityAlias>PreImage</EntityAlias><ImageType>0</ImageType>
                  <MessagePropertyName>Target</MessagePropertyName>
                </SdkMessageProcessingStepImage>
              </SdkMessageProcessingStepImages>
            </SdkMessageProcessingStep>
          </SdkMessageProcessingSteps>
        {{SampleScreens.Apps}}
          <Languages><Language>1033</Language></Languages>
        </ImportExportXml>
        """;
}
