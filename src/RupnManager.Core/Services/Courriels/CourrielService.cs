using RupnManager.Data;
using RupnManager.Domain.Courriels;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Courriels;

/// <summary>Prépare les courriels dans la transaction du geste ; ils partent ensuite, chacun une fois.</summary>
public sealed class CourrielService(RupnDbContext db, TimeProvider horloge, AdressePublique adresse)
{
    /// <summary>Met un courriel en attente d'envoi (salutation, texte, signature) et rend son identifiant. Un identifiant choisi ne s'enregistre qu'une fois.</summary>
    public Guid Preparer(string cle, Personne destinataire, string objet, string texte, string academie = "RupnManager", Guid? id = null)
    {
        var quand = horloge.Maintenant();
        var civilite = destinataire.Civilite is Civilite.M ? "M." : "Mme";
        var courriel = new CourrielSortant
        {
            Id = id ?? Guid.CreateVersion7(),
            Cle = cle,
            Groupable = FrequencesDesEnvois.EstGroupable(cle),
            PersonneId = destinataire.Id,
            Destinataire = destinataire.Courriel,
            Objet = $"[RUPN] {objet}",
            Texte = $"""
                Bonjour {civilite} {destinataire.NomUsage},

                {texte}

                RupnManager – {academie}. Message automatique. Régler vos envois : {Lien("mon-compte/envois")}
                """,
            CreeLe = quand,
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
