namespace RupnManager.Services.Journal;

/// <summary>Le nom de chaque geste du journal, tel qu'on le choisit dans la liste.</summary>
public static class LibellesDesEvenements
{
    private static readonly Dictionary<string, string> Libelles = new()
    {
        [Evenement.LettreCreee] = "Lettre créée",
        [Evenement.LettreMiseALaSignature] = "Lettre mise à la signature",
        [Evenement.LettreSignee] = "Lettre signée",
        [Evenement.SignatureRetiree] = "Signature retirée",
        [Evenement.SignatureManuscrite] = "Signature manuscrite déclarée",
        [Evenement.LettreRefusee] = "Lettre refusée",
        [Evenement.LettreRenvoyee] = "Lettre renvoyée",
        [Evenement.LettreReprise] = "Lettre reprise",
        [Evenement.LettreAbandonnee] = "Lettre abandonnée",
        [Evenement.LettreValidee] = "Lettre validée",
        [Evenement.LettreScellee] = "Lettre scellée",
        [Evenement.ScellementEchoue] = "Scellement échoué",
        [Evenement.AvenantOuvert] = "Avenant ouvert",
        [Evenement.LettreRemplacee] = "Lettre remplacée par un avenant",
        [Evenement.FinDeMission] = "Fin de mission anticipée",
        [Evenement.AnnexeJointe] = "Annexe jointe ou retirée",
        [Evenement.MissionConfiee] = "Mission confiée",
        [Evenement.MissionModifiee] = "Mission modifiée",
        [Evenement.MissionInterrompue] = "Mission interrompue",
        [Evenement.MissionReprise] = "Mission reprise",
        [Evenement.MissionAnnulee] = "Mission annulée",
        [Evenement.PersonnelModifie] = "Fiche d'un agent modifiée",
        [Evenement.NumenLu] = "NUMEN lu",
        [Evenement.AnnuaireImporte] = "Annuaire importé",
        [Evenement.CompteCree] = "Compte créé",
        [Evenement.CompteModifie] = "Compte modifié",
        [Evenement.MotDePasseChange] = "Mot de passe changé",
        [Evenement.MotDePasseDemande] = "Mot de passe demandé",
        [Evenement.AffectationOuverte] = "Affectation ouverte",
        [Evenement.AffectationTerminee] = "Affectation terminée",
        [Evenement.DelegationDonnee] = "Délégation donnée",
        [Evenement.DelegationTerminee] = "Délégation terminée",
        [Evenement.ModelePublie] = "Modèle publié",
        [Evenement.ModeleModifie] = "Modèle modifié",
        [Evenement.ReglageModifie] = "Réglages modifiés",
        [Evenement.JournalVerifie] = "Journal vérifié",
        [Evenement.CourrielRelance] = "Courriel relancé",
    };

    /// <summary>Tous les gestes, par ordre alphabétique de leur nom.</summary>
    public static IEnumerable<(string Evenement, string Libelle)> Tous => Libelles.Select(l => (l.Key, l.Value)).OrderBy(l => l.Value, StringComparer.CurrentCulture);

    /// <summary>Le nom d'un geste ; sa clé s'il vient d'une version plus récente.</summary>
    public static string Pour(string evenement) => Libelles.GetValueOrDefault(evenement, evenement);
}
