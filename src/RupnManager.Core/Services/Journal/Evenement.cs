namespace RupnManager.Services.Journal;

/// <summary>Les gestes que le journal retient ; la table « geste → entrée » est dans docs/domaine.md.</summary>
public static class Evenement
{
    public const string LettreCreee = "lettre.creee";
    public const string LettreMiseALaSignature = "lettre.mise-a-la-signature";
    public const string LettreSignee = "lettre.signee";
    public const string SignatureRetiree = "lettre.signature-retiree";
    public const string SignatureManuscrite = "lettre.signature-manuscrite";
    public const string LettreRefusee = "lettre.refusee";
    public const string LettreRenvoyee = "lettre.renvoyee";
    public const string LettreReprise = "lettre.reprise";
    public const string LettreAbandonnee = "lettre.abandonnee";
    public const string LettreValidee = "lettre.validee";
    public const string LettreScellee = "lettre.scellee";
    public const string ScellementEchoue = "lettre.scellement-echoue";
    public const string AvenantOuvert = "lettre.avenant-ouvert";
    public const string LettreRemplacee = "lettre.remplacee";
    public const string FinDeMission = "lettre.fin-de-mission";
    public const string AnnexeJointe = "lettre.annexe-jointe";
    public const string MissionConfiee = "mission.confiee";
    public const string MissionModifiee = "mission.modifiee";
    public const string MissionInterrompue = "mission.interrompue";
    public const string MissionReprise = "mission.reprise";
    public const string MissionAnnulee = "mission.annulee";
    public const string PersonnelModifie = "personnel.modifie";
    public const string NumenLu = "personnel.numen";
    public const string AnnuaireImporte = "annuaire.importe";
    public const string CompteCree = "compte.cree";
    public const string CompteModifie = "compte.modifie";
    public const string MotDePasseChange = "compte.mot-de-passe";
    public const string MotDePasseDemande = "compte.mot-de-passe-demande";
    public const string AffectationOuverte = "affectation.ouverte";
    public const string AffectationTerminee = "affectation.terminee";
    public const string DelegationDonnee = "delegation.donnee";
    public const string DelegationTerminee = "delegation.terminee";
    public const string ModelePublie = "modele.publie";
    public const string ModeleModifie = "modele.modifie";
    public const string ReglageModifie = "reglage.modifie";
    public const string JournalVerifie = "journal.verifie";
    public const string CourrielRelance = "courriel.relance";
}
