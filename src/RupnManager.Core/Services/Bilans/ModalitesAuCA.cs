using RupnManager.Domain.Bilans;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;
using RupnManager.Pdf.Description;

namespace RupnManager.Services.Bilans;

/// <summary>Le papier sur les modalités, première pièce du dossier de CA : cadre, avis, activités, principes, enveloppe, acte.</summary>
internal static class ModalitesAuCA
{
    public static IEnumerable<Bloc> Blocs(FicheDuBilanAuCA fiche)
    {
        var ific = fiche.Annee.Regime is Regime.Ific;
        var modalites = fiche.Modalites;
        return
        [
            new Titre(2, "Cadre"),
            new Paragraphe(ific
                ? "Indemnité pour fonctions d'intérêt collectif : décret n° 2010-1065 du 8 septembre 2010, articles 2 à 6."
                : "Indemnité pour mission particulière : décret n° 2015-475 du 27 avril 2015 et circulaire n° 2015-058."),
            new Titre(2, "Avis du conseil pédagogique"),
            new Paragraphe(modalites?.DateConseilPedagogique is { } jour
                ? $"Avis {modalites.Avis!.Value.Libelle()} du {jour.EnLettres()}.{(modalites.TexteDeLAvis is { } texte ? $" {DocumentsDuBilanService.Imprimable(texte)}" : "")}"
                : "L'avis du conseil pédagogique n'est pas enregistré."),
            new Titre(2, "Activités mises en œuvre, par fonction"),
            fiche.Fonctions.Count == 0
                ? new Paragraphe("Aucune mission n'a été confiée.")
                : new Liste([.. fiche.Fonctions.Select(f => $"{f.Libelle} : {(f.Missions == 1 ? "une mission" : $"{f.Missions} missions")}")]),
            new Titre(2, "Principes de rémunération"),
            new Paragraphe(ific
                ? "Les attributions individuelles sont proposées au recteur par le chef d'établissement en fonction de la participation effective aux activités, dans la limite du taux plafond et de l'enveloppe déléguée ; l'indemnité est versée après service fait."
                : "Les attributions individuelles sont proposées au recteur par le chef d'établissement selon la charge de la mission, aux taux du barème et dans la limite de l'enveloppe déléguée ; l'indemnité est versée après service fait."),
            new Titre(2, "Enveloppe notifiée"),
            new Paragraphe(fiche.Emploi.EstMasque
                ? ReglesDesBilans.PetitsNombres.Dire(("seuil", EmploiDeLEnveloppe.Seuil)) : $"{fiche.Emploi.Notifie} pour l'année scolaire {fiche.Annee}."),
            new Titre(2, ific ? "Acte" : "Avis du conseil d'administration"),
            new Paragraphe(Acte(modalites, ific)),
        ];
    }

    private static string Acte(Modalites? modalites, bool ific)
    {
        var seance = modalites?.DateCA is { } jour ? $" Séance du {jour.EnLettres()}." : "";
        if (ific) return $"Le conseil d'administration prend connaissance des modalités.{seance}";
        return modalites is { DateCA: not null, Votants: { } votants }
            ? $"Votants : {votants}. Pour : {modalites.Pour}. Contre : {modalites.Contre}. Abstentions : {modalites.Abstentions}.{seance}"
            : "Avis et voix à enregistrer après la séance.";
    }
}
