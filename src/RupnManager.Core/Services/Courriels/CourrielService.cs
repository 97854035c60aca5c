using RupnManager.Data;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Courriels;

/// <summary>Prépare les courriels dans la transaction du geste ; ils partent ensuite, chacun une fois.</summary>
public sealed class CourrielService(RupnDbContext db, TimeProvider horloge, AdressePublique adresse)
{
    /// <summary>Met un courriel en attente d'envoi (salutation, texte, signature) et rend son identifiant. Un identifiant choisi ne s'enregistre qu'une fois.</summary>
    public Guid Preparer(string cle, Personne destinataire, string objet, string texte, string academie = "RupnManager", Guid? id = null) =>
        Ajouter(cle, destinataire, destinataire.Courriel, $"Bonjour {destinataire.DesignationCourte}", objet, texte, academie, id);

    /// <summary>Met en attente un courriel à la boîte d'un établissement, que personne en particulier ne lit.</summary>
    public void PreparerPourUneBoite(string cle, string boite, string objet, string texte, string academie) =>
        Ajouter(cle, null, boite, "Bonjour", objet, texte, academie, null);

    private Guid Ajouter(string cle, Personne? personne, string boite, string salutation, string objet, string texte, string academie, Guid? id)
    {
        var courriel = new CourrielSortant
        {
            Id = id ?? Guid.CreateVersion7(),
            Cle = cle,
            Groupable = personne is not null && FrequencesDesEnvois.EstGroupable(cle),
            PersonneId = personne?.Id,
            Destinataire = boite,
            Objet = $"[RUPN] {objet}",
            Texte = $"""
                {salutation},

                {texte}

                RupnManager – {academie}. Message automatique.{(personne is null ? "" : $" Régler vos envois : {Lien("mon-compte/envois")}")}
                """,
            CreeLe = horloge.Maintenant(),
        };
        db.Courriels.Add(courriel);
        return courriel.Id;
    }

    /// <summary>L'adresse complète d'une page, pour un lien dans un courriel.</summary>
    public string Lien(string chemin) => adresse.Completer(chemin);
}

/// <summary>L'adresse à laquelle l'application est jointe de l'extérieur.</summary>
public sealed record AdressePublique(string Racine)
{
    public string Completer(string chemin) => $"{Racine.TrimEnd('/')}/{chemin.TrimStart('/')}";
}
