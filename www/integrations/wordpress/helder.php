<?php
/**
 * Plugin Name: helder
 * Description: Shows where a text is hard to read, why, and what to write instead. Your text stays in the browser.
 * Version: 0.1.0
 * Requires at least: 6.6
 * License: MIT OR Apache-2.0
 *
 * The package lies in the folder `helder` beside this file.
 */

defined('ABSPATH') || exit;

add_action('enqueue_block_editor_assets', function () {
    wp_enqueue_script(
        'helder-sidebar',
        plugins_url('sidebar.js', __FILE__),
        ['wp-plugins', 'wp-editor', 'wp-element'],
        '0.1.0',
        true
    );
});
