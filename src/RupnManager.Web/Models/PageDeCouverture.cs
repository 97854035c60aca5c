using RupnManager.Services.Couverture;

namespace RupnManager.Web.Models;

/// <summary>La page de la couverture : les chiffres, et ce qu'il y a à relancer ; rien à relancer dans une année passée.</summary>
public sealed record PageDeCouverture(CouvertureDeLAcademie Couverture, ARelancer? ARelancer);

/// <summary>Un tableau de groupes : sa légende, sa première colonne, le filtre où mène chaque nombre.</summary>
public sealed record TableauDeGroupes(string Titre, string Tete, string Filtre, IReadOnlyList<GroupeDeCouverture> Groupes, GroupeDeCouverture Total);
