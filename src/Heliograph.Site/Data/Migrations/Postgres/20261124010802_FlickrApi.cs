using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Heliograph.Site.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FlickrApi : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_application",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    owner_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    secret = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_application", x => x.id);
                    table.ForeignKey(
                        name: "fk_api_application_person_owner_id",
                        column: x => x.owner_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "api_access_token",
                columns: table => new
                {
                    token = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    secret = table.Column<string>(type: "text", nullable: false),
                    application_id = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: false),
                    grant = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_access_token", x => x.token);
                    table.ForeignKey(
                        name: "fk_api_access_token_api_application_application_id",
                        column: x => x.application_id,
                        principalTable: "api_application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_api_access_token_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "api_request_token",
                columns: table => new
                {
                    token = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    secret = table.Column<string>(type: "text", nullable: false),
                    application_id = table.Column<long>(type: "bigint", nullable: false),
                    callback = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    person_id = table.Column<long>(type: "bigint", nullable: true),
                    grant = table.Column<int>(type: "integer", nullable: false),
                    verifier = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_request_token", x => x.token);
                    table.ForeignKey(
                        name: "fk_api_request_token_api_application_application_id",
                        column: x => x.application_id,
                        principalTable: "api_application",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_api_request_token_person_person_id",
                        column: x => x.person_id,
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_api_access_token_application_id",
                table: "api_access_token",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_access_token_person_id_application_id",
                table: "api_access_token",
                columns: new[] { "person_id", "application_id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_application_key",
                table: "api_application",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_application_owner_id",
                table: "api_application",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_request_token_application_id",
                table: "api_request_token",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_request_token_expires_at",
                table: "api_request_token",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_api_request_token_person_id",
                table: "api_request_token",
                column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_access_token");

            migrationBuilder.DropTable(
                name: "api_request_token");

            migrationBuilder.DropTable(
                name: "api_application");
        }
    }
}
