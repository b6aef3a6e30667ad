using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Heliograph.Site.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CountedByIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_photo_owner_id_visibility_posted_at_id",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_photo_visibility_posted_at_id",
                table: "photo");

            migrationBuilder.CreateIndex(
                name: "ix_photo_owner_id_visibility_shown",
                table: "photo",
                columns: new[] { "owner_id", "visibility", "posted_at", "id", "safety", "taken_down_at", "deleted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_visibility_shown",
                table: "photo",
                columns: new[] { "visibility", "posted_at", "id", "safety", "taken_down_at", "deleted_at", "is_hidden" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_photo_owner_id_visibility_shown",
                table: "photo");

            migrationBuilder.DropIndex(
                name: "ix_photo_visibility_shown",
                table: "photo");

            migrationBuilder.CreateIndex(
                name: "ix_photo_owner_id_visibility_posted_at_id",
                table: "photo",
                columns: new[] { "owner_id", "visibility", "posted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_photo_visibility_posted_at_id",
                table: "photo",
                columns: new[] { "visibility", "posted_at", "id" });
        }
    }
}
