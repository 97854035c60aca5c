using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Acteurs;

/// <summary>Ce que le journal dit d'une affectation, qu'elle vienne de l'écran, d'un fichier ou d'une prise de fonctions.</summary>
internal static class JournalDesAffectations
{
    /// <summary>Consigne l'ouverture d'une affectation.</summary>
    public static void ConsignerOuverture(this JournalService journal, Acteur acteur, Affectation affectation) =>
        journal.Consigner(acteur, Evenement.AffectationOuverte, Objet(affectation),
            $"a affecté {affectation.Personne!.Designation} comme {affectation.Libelle}{A(affectation)} à partir du {affectation.Debut.EnLettres()}"
            + $"{(affectation.Fin is { } jusque ? $" et jusqu'au {jusque.EnLettres()}" : "")}.");

    /// <summary>Consigne la fin, ou l'annulation, d'une affectation.</summary>
    public static void ConsignerFin(this JournalService journal, Acteur acteur, Affectation affectation) =>
        journal.Consigner(acteur, Evenement.AffectationTerminee, Objet(affectation), affectation.Fin < affectation.Debut
            ? $"a annulé l'affectation de {affectation.Personne!.Designation}, {affectation.Libelle}{A(affectation)}, prévue à partir du {affectation.Debut.EnLettres()}."
            : $"a mis fin à l'affectation de {affectation.Personne!.Designation}, {affectation.Libelle}{A(affectation)}, au {affectation.Fin!.Value.EnLettres()}.");

    public static ObjetDuJournal Objet(Affectation affectation) => new("affectation", affectation.Id, affectation.EtablissementId,
        affectation.CodeAcademie ?? affectation.Etablissement?.CodeAcademie, Technique: true);

    /// <summary>« à Collège des Trois-Rivières (0992001M) », précédé d'un espace ; rien sans lieu.</summary>
    public static string A(Affectation affectation) => affectation.Etablissement is { } etablissement
        ? $" à {etablissement.Nom} ({etablissement.Uai})" : affectation.Academie is { } academie ? $" à {academie.NomComplet}" : "";
}
