using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Dates;
using RupnManager.Services.Journal;

namespace RupnManager.Services.Acteurs;

/// <summary>Ce que le journal dit d'une affectation, qu'elle vienne de l'écran, d'un fichier ou d'une prise de fonctions.</summary>
internal static class JournalDesAffectations
{
    /// <summary>Consigne l'ouverture d'une affectation ; ou sa fin, qui peut être une annulation.</summary>
    public static void Consigner(this JournalService journal, Acteur acteur, Affectation affectation, bool finie = false)
    {
        var (personne, libelle, lieu) = (affectation.Personne!.Designation, affectation.Libelle, A(affectation));
        if (!finie)
            journal.Consigner(acteur, Evenement.AffectationOuverte, Objet(affectation),
                $"a affecté {personne} comme {libelle}{lieu} à partir du {affectation.Debut.EnLettres()}{(affectation.Fin is { } jusque ? $" et jusqu'au {jusque.EnLettres()}" : "")}.");
        else
            journal.Consigner(acteur, Evenement.AffectationTerminee, Objet(affectation), affectation.APrisEffet
                ? $"a mis fin à l'affectation de {personne}, {libelle}{lieu}, au {affectation.Fin!.Value.EnLettres()}."
                : $"a annulé l'affectation de {personne}, {libelle}{lieu}, prévue à partir du {affectation.Debut.EnLettres()}.");
    }

    public static ObjetDuJournal Objet(Affectation affectation) => new("affectation", affectation.Id, affectation.EtablissementId,
        affectation.CodeAcademie ?? affectation.Etablissement?.CodeAcademie, Technique: true);

    /// <summary>« à Collège des Trois-Rivières (0992001M) », précédé d'un espace ; rien sans lieu.</summary>
    public static string A(Affectation affectation) => affectation.Etablissement is { } etablissement
        ? $" à {etablissement.Nom} ({etablissement.Uai})" : affectation.Academie is { } academie ? $" à {academie.NomComplet}" : "";
}
